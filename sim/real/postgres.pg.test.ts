import 'fake-indexeddb/auto';
import { migrate, readMigrations } from '@qoa/sync-server/platform/migrations';
import { postgresDatabase } from '@qoa/sync-server/platform/postgres-database';
import { testDatabase } from '@qoa/testkit/test-database';
import { expect, it } from 'vitest';
import { faultKinds } from '../src/fault-kinds.ts';
import { agreeAll } from './run-real.ts';

it('laws once, whole, kept, resume: the real outbox, replica, intake, judge and feed answer as the model does, on PostgreSQL, whatever strikes', { timeout: 300_000 }, async () => {
  const { url, drop } = await testDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  try {
    await migrate(database.kysely, await readMigrations());
    const { schedules, disagreements, faults } = await agreeAll(35, 16, database);
    expect({ schedules, disagreements, neverStruck: faultKinds.filter((kind) => faults[kind] === undefined) }).toEqual({ schedules: 35, disagreements: [], neverStruck: [] });
  } finally {
    await database.close();
    await drop();
  }
});
