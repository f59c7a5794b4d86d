import { applyPage, type Scope } from '@qoa/shared/feed';
import type { Epoch } from '@qoa/shared/ids';
import type { FeedPage, PullResponse } from '@qoa/shared/protocol';
import { writeChanges } from './changes-store.ts';
import { readMeta, writeMeta } from './meta-store.ts';
import { rowTables, type ReplicaTables } from './tables-store.ts';

/** Applies one page: its rows and the cursor in one transaction, or nothing. Law: resume */
export const applyOnePage = (tables: ReplicaTables, epoch: Epoch, page: FeedPage, app: string): Promise<'applied' | 'missed'> =>
  tables.database.transaction('rw', [...rowTables(tables), tables.meta], async () => {
    const meta = await readMeta(tables);
    const outcome = applyPage(meta.cursor, epoch, page);
    if (outcome.outcome === 'snapshot-needed') {
      await writeMeta(tables, { ...meta, cursor: outcome.cursor });
      return 'missed';
    }
    if (outcome.replaceScope) await forgetScope(tables, page.scope);
    await writeChanges(tables, outcome.changes);
    const notedKinds = [...new Set([...meta.notedKinds, ...outcome.unknownKinds])];
    await writeMeta(tables, { ...meta, cursor: outcome.cursor, judged: outcome.judged ?? meta.judged, notedKinds, notedBy: notedKinds.length === 0 ? null : app });
    return 'applied';
  });

/** Applies a whole answer, page by page; says whether to pull again. */
export const applyPages = async (tables: ReplicaTables, response: PullResponse, app: string): Promise<{ readonly more: boolean }> => {
  let more = false;
  for (const page of response.pages) {
    const outcome = await applyOnePage(tables, response.epoch, page, app);
    more ||= page.more || outcome === 'missed';
  }
  await leaveScopes(tables, response);
  return { more };
};

/** Scopes that this reader may no longer follow take their rows along. Law: own tenant */
const leaveScopes = (tables: ReplicaTables, { epoch, scopes }: PullResponse): Promise<void> =>
  tables.database.transaction('rw', [...rowTables(tables), tables.meta], async () => {
    const meta = await readMeta(tables);
    const gone = Object.keys(meta.cursor.after).filter((scope) => !scopes.includes(scope));
    const known = meta.cursor.epoch ?? epoch;
    if (gone.length === 0 && known === meta.cursor.epoch) return;
    for (const scope of gone) await forgetScope(tables, scope);
    await writeMeta(tables, { ...meta, cursor: { epoch: known, after: Object.fromEntries(Object.entries(meta.cursor.after).filter(([scope]) => !gone.includes(scope))) } });
  });

const forgetScope = async (tables: ReplicaTables, scope: Scope): Promise<void> => {
  await Promise.all(rowTables(tables).map((table) => table.where('scope').equals(scope).delete()));
};
