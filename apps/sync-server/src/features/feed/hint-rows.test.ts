import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert } from '@qoa/shared/result';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { openTestWorld, type TestWorld } from '../doors/test-world.ts';
import { type Feed, openFeed } from './feed.ts';

let db: EmbeddedTestDatabase;
let world: TestWorld;
let feed: Feed;

beforeAll(async () => {
  db = await embeddedTestDatabase();
  world = await openTestWorld(db.database, { stores: 2, phones: 2, cards: 3 });
  feed = openFeed({ database: db.database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: () => Promise.resolve() });
  for (const phone of world.phones) {
    const sales = [0, 1, 2, 1].map((card, at) => phone.sale(at + 1, world.cards[card] ?? null, world.gtins[at % 3] ?? ('' as never)));
    assert((await world.intake.push(phone.push(sales))).ok, 'the sales are judged');
  }
}, 60_000);
afterAll(async () => {
  await world.close();
  await db.drop();
});

test('law last mile: one question for many scopes gives what each alone gives, and what a pull gives', async () => {
  const wanted = ['card:2', 'store:1', 'console', 'card:1', 'programme:1', 'store:2', 'card:99'].map((scope) => ({ scope, after: 0 }));
  const together = await feed.rowsOfScopes(wanted, 3);
  for (const [at, one] of wanted.entries()) expect([one.scope, together[at]]).toEqual([one.scope, (await feed.rowsOfScopes([one], 3))[0]]);
  expect(together.map((rows) => rows.length)).toEqual([3, 3, 3, 2, 1, 3, 0]);
  const epoch = world.judge.place()?.epoch ?? null;
  const [phone] = world.phones;
  assert(phone !== undefined, 'the world has a phone');
  // What was told before its store joined a campaign is told by a snapshot.
  const joined = together[1]?.find(({ kind }) => kind === 'joined');
  assert(joined !== undefined, 'the store takes part');
  const [afterwards] = await feed.rowsOfScopes([{ scope: 'store:1', after: joined.judgedNo }], 3);
  const page = await feed.pull({ kind: 'device', enrolment: phone.enrolment, store: phone.store }, { epoch, after: { 'store:1': joined.judgedNo }, limit: 3 });
  expect(afterwards?.length).toBe(3);
  expect(page?.pages.find(({ scope }) => scope === 'store:1')?.rows).toEqual(afterwards);
});

test('each scope goes on from its own number', async () => {
  const [[first], [, second]] = [(await feed.rowsOfScopes([{ scope: 'card:2', after: 0 }], 1))[0] ?? [], (await feed.rowsOfScopes([{ scope: 'card:1', after: 0 }], 2))[0] ?? []];
  assert(first !== undefined && second !== undefined, 'both cards bought');
  const [rest, none] = await feed.rowsOfScopes([{ scope: 'card:2', after: first.judgedNo }, { scope: 'card:1', after: second.judgedNo }], 10);
  expect(rest?.[0]?.prev).toBe(first.judgedNo);
  expect(none).toEqual([]);
});
