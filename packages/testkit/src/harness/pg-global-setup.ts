import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';
import './test-database-context.ts';

/** One cluster for every `*.pg.test.ts`: starting one costs two seconds, a database in it a tenth. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
};
