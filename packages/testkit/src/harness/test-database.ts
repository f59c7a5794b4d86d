import { inject } from 'vitest';
import { createDatabase, type TestDatabase } from './postgres.ts';
import './test-database-context.ts';

/** An empty database of this test file's own, in the one cluster of the `pg` project. */
export const testDatabase = (): Promise<TestDatabase> => createDatabase(inject('postgresUrl'));
