import type { InstantMs } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { faultOf } from '../../platform/storage-fault.ts';
import type { Draft, Outbox } from './outbox.ts';
import type { DraftRow, OutboxTables } from './tables-store.ts';

/** The sales that are still being made. A saved draft leaves the name of its event behind, so that it is never saved again. */
export const draftsOf = (tables: OutboxTables, now: () => InstantMs, changed: () => void): Pick<Outbox, 'keepDraft' | 'savedDraft' | 'draft' | 'forgetDraft'> => ({
  keepDraft: async (draft) => {
    try {
      return ok(await tables.draftsAtEase.db.transaction('rw', tables.draftsAtEase, ({ idbtrans }) => keepIn(idbtrans, draft, now())));
    } catch (error) {
      return err(faultOf(error));
    }
  },
  savedDraft: async (id) => {
    const known = await tables.drafts.get(id);
    return known !== undefined && 'savedAs' in known ? { name: known.savedAs, content: known.content ?? null } : null;
  },
  draft: async () => {
    const newest = await tables.drafts.orderBy('keptAtMs').last();
    return newest !== undefined && 'keptAtMs' in newest ? { id: newest.id, body: newest.body } : null;
  },
  forgetDraft: async (id) => {
    const forgotten = await tables.draftsAtEase.db.transaction('rw', tables.draftsAtEase, async () => {
      const known = await tables.draftsAtEase.get(id);
      const isOpen = known !== undefined && 'keptAtMs' in known;
      if (isOpen) await tables.draftsAtEase.delete(id);
      return isOpen;
    });
    if (forgotten) changed();
  },
});

/** Bare requests: a reload may come at once, and a save waits behind this transaction. */
const keepIn = (transaction: IDBTransaction, { id, body }: Draft, keptAtMs: InstantMs): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const drafts = transaction.objectStore('drafts');
    transaction.addEventListener('abort', () => reject(transaction.error));
    const known: IDBRequest<DraftRow | undefined> = drafts.get(id);
    known.addEventListener('success', () => {
      const isOpen = known.result === undefined || 'keptAtMs' in known.result;
      try {
        if (isOpen) drafts.put({ id, body, keptAtMs } satisfies DraftRow);
        resolve(isOpen);
      } catch (cause) {
        reject(cause);
      }
    });
  });
