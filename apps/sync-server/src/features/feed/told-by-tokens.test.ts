import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { CpgId, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Revision } from '@qoa/shared/rules';
import { embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { readMigrations } from '../../platform/migrations.ts';
import { joinedFact } from '../campaigns/index.ts';
import { openTestWorld, published, testProgramme, testRevision, testStartMs } from '../doors/test-world.ts';
import type { Fact } from './fact.ts';
import { openFeed } from './feed.ts';

const campaign = 7 as ProgrammeId;

test('law own tenant: a phone that was told the name of a segment and stands at the head is told its campaigns anew at the update, once, and no other is', { timeout: 60_000 }, async () => {
  const { database, drop } = await embeddedTestDatabase();
  const world = await openTestWorld(database, { stores: 2 });
  const revision = (no: number): Fact => published(naming(testRevision(no, { gtins: world.gtins, limitPerDay: 1 }, testStartMs)), testStartMs);
  // The campaign is the last that was told: whoever has it stands at the number of the judge.
  const done = await world.judge.publish([revision(1), joinedFact(2 as StoreId, campaign, 1 as CpgId, true, testStartMs), revision(2)]);
  assert(done.ok, 'it is published');
  const feed = openFeed({ database, epoch: () => world.judge.place()?.epoch ?? null, now: () => testStartMs, onAhead: async () => assert(false, 'no phone stands ahead of what is stored') });
  const pulled = async (store: number, after: Readonly<Record<string, number>>) => {
    const page = await feed.pull({ kind: 'device', enrolment: '0000000000000001' as never, store: store as StoreId }, { epoch: world.judge.place()?.epoch ?? null, after, limit: 100 });
    assert(page !== null, 'the epoch is known');
    return { pages: page.pages, stands: { ...after, ...Object.fromEntries(page.pages.map(({ scope, head }) => [scope, head])) } };
  };
  const [unnamed, told] = [await pulled(1, {}), await pulled(2, {})];
  expect((await pulled(2, told.stands)).pages).toEqual([]);

  const placed = (): Promise<unknown> => database.kysely.selectFrom('stores').select(['id', 'placed_no']).orderBy('id').execute();
  const placedBefore = await placed();
  await sql`ALTER TABLE stores DROP COLUMN told_anew_no`.execute(database.kysely);
  const migration = (await readMigrations()).find(({ name }) => name.startsWith('0015-'));
  await sql.raw(migration?.text ?? '').execute(database.kysely);

  const anew = await pulled(2, told.stands);
  expect(anew.pages.map(({ scope, snapshot, rows }) => [scope, snapshot, rows.length])).toEqual([[`programme:${testProgramme}`, true, 1], [`programme:${campaign}`, true, 1]]);
  expect((await pulled(2, anew.stands)).pages).toEqual([]);
  expect((await pulled(1, unnamed.stands)).pages).toEqual([]);
  // Sales of before are still explained by where the store stood, which is where it stands.
  expect(await placed()).toEqual(placedBefore);
  await world.close();

  // What is published next has a number of its own: nobody misses it.
  const updated = await openTestWorld(database, { stores: 2 });
  const next = await updated.judge.publish([revision(3)]);
  assert(next.ok, 'a revision follows');
  expect((await pulled(2, anew.stands)).pages.map(({ scope, snapshot, rows }) => [scope, snapshot, rows.map(({ judgedNo }) => judgedNo)])).toEqual([[`programme:${campaign}`, false, [next.value]]]);
  await updated.close();
  await drop();
});

/** The campaign of both stores' maker that leaves a segment out. */
const naming = (base: Revision): Revision => ({
  ...base,
  campaign,
  units: base.units.map((unit) => ({ ...unit, programme: campaign })),
  earn: base.earn.map((rule) => ({ ...rule, cards: { exceptTags: ['personal'] } })),
});
