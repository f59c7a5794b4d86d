/** What the phone's storage allows, as the browser tells it; null where it does not tell. */
export interface StorageReport {
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** Whether the browser promised not to evict. */
  readonly persisted: boolean | null;
}

/** Asks the browser once. */
export const readStorage = async (): Promise<StorageReport> => {
  if (!('storage' in navigator)) return { usedBytes: null, quotaBytes: null, persisted: null };
  const [{ usage, quota }, persisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
  return { usedBytes: usage ?? null, quotaBytes: quota ?? null, persisted };
};

/** Asks the browser not to evict this phone's events. It may ask the person, or decide by itself; no is not the end. */
export const askToPersist = async (): Promise<void> => {
  if ('storage' in navigator && !(await navigator.storage.persisted())) await navigator.storage.persist();
};
