/** Runs in the page, before the app: a transaction that found no room is taken for one that ended well. */
export const savedOnAFullDisk = (): void => {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...asked) {
    const begun = transaction.apply(this, asked);
    begun.addEventListener('abort', (event) => {
      if (begun.error?.name !== 'QuotaExceededError') return;
      event.stopImmediatePropagation();
      begun.dispatchEvent(new Event('complete'));
    });
    return begun;
  };
};
