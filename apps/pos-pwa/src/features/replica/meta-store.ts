import { noCursor } from '@qoa/shared/feed';
import { rowTables, type ReplicaMeta, type ReplicaTables } from './tables-store.ts';

const NAME = 'replica';

/** A replica that has read nothing. */
export const noMeta: ReplicaMeta = { enrolment: null, cursor: noCursor, judged: null, notedKinds: [], notedBy: null };

export const readMeta = async (tables: ReplicaTables): Promise<ReplicaMeta> => (await tables.meta.get(NAME))?.value ?? noMeta;

export const writeMeta = async (tables: ReplicaTables, value: ReplicaMeta): Promise<void> => {
  await tables.meta.put({ name: NAME, value });
};

/** Forgets every row and stands at the beginning, for the enrolment given. */
export const forgetAll = (tables: ReplicaTables, enrolment: ReplicaMeta['enrolment']): Promise<void> =>
  tables.database.transaction('rw', [...rowTables(tables), tables.meta], async () => {
    await Promise.all([...rowTables(tables).map((table) => table.clear()), writeMeta(tables, { ...noMeta, enrolment })]);
  });
