import type { Database } from '@qoa/sync-server/platform/database';
import { onEveryTable } from './real-town.ts';

/** Copies every table beside themselves, as the storage stands: what a backup holds. It replaces the one before. */
export const copyStorage = (database: Database): Promise<void> =>
  onEveryTable(database, (tables) => ['CREATE SCHEMA IF NOT EXISTS backup', ...[...tables, 'judge_term'].flatMap((name) => [`DROP TABLE IF EXISTS backup.${name}`, `CREATE TABLE backup.${name} AS TABLE ${name}`])]);

/** Brings the storage back to that copy. A term is never given twice, so that one stays. */
export const bringBack = (database: Database): Promise<void> =>
  onEveryTable(database, (tables) => [
    ...tables.map((name) => `DELETE FROM ${name}`),
    ...tables.map((name) => `INSERT INTO ${name} OVERRIDING SYSTEM VALUE SELECT * FROM backup.${name}`),
    'UPDATE judge_term SET judged_no = (SELECT judged_no FROM backup.judge_term)',
  ]);
