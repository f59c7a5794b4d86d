import type { InstantMs } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { faultOf } from '../../platform/storage-fault.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxTables } from './tables-store.ts';

/** The sales that are still being made. A saved draft leaves the name of its event behind, so that it is never saved again. */
export const draftsOf = (tables: OutboxTables, now: () => InstantMs, changed: () => void): Pick<Outbox, 'keepDraft' | 'draft' | 'forgetDraft'> => ({
  keepDraft: async ({ id, body }) => {
    try {
      await tables.draftsAtEase.db.transaction('rw', tables.draftsAtEase, async () => {
        const known = await tables.draftsAtEase.get(id);
        if (known === undefined || 'keptAtMs' in known) await tables.draftsAtEase.put({ id, body, keptAtMs: now() });
      });
      return ok(undefined);
    } catch (error) {
      return err(faultOf(error));
    }
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
