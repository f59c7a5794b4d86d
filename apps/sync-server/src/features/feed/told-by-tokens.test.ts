import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { readMigrations } from '../../platform/migrations.ts';
import { joinedFact } from '../campaigns/index.ts';
import { openTestWorld, published, testProgramme, testRevision, testStartMs } from '../doors/test-world.ts';

test('a store whose phones were told the name of a segment is told its campaigns anew at the update, and no other is', { timeout: 60_000 }, async () => {
  const { database, drop } = await embeddedTestDatabase();
  const world = await openTestWorld(database, { stores: 2 });
  const base = testRevision(1, { gtins: world.gtins, limitPerDay: 1 }, testStartMs);
  const campaign = 7 as ProgrammeId;
  const [rule] = base.earn;
  const told = { ...base, campaign, units: base.units.map((unit) => ({ ...unit, programme: campaign })), earn: rule === undefined ? [] : [{ ...rule, cards: { exceptTags: ['personal'] } }] };
  const done = await world.judge.publish([published(told, testStartMs), joinedFact(2 as StoreId, campaign, 1 as never, true, testStartMs), joinedFact(2 as StoreId, testProgramme, 1 as never, true, testStartMs)]);
  assert(done.ok, 'it is published');
  const migration = (await readMigrations()).find(({ name }) => name.startsWith('0015-'));
  await sql.raw(migration?.text ?? '').execute(database.kysely);
  expect(await database.kysely.selectFrom('stores').select(['id', 'placed_no']).orderBy('id').execute()).toEqual([{ id: 1, placed_no: 0 }, { id: 2, placed_no: done.value }]);
  await world.close();
  await drop();
});
