import type { CardId, CpgId, InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Revision, StoreFacts, StoreLists } from '@qoa/shared/rules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { joinedFact, storeFact } from '../campaigns/index.ts';
import { openTestWorld, published, testProgramme, testRevision, testStartMs, type TestWorld } from '../doors/test-world.ts';
import { type Feed, openFeed } from './feed.ts';
import type { Reader } from './reader.ts';

// Words and numbers that stand nowhere else in this world.
const [hereList, elsewhereList] = ['lista-de-aquí', 'lista-de-allá'];
const [hereCity, elsewhereCity] = ['Coyoacán', 'Tlaquepaque'];
const elsewhere = 987_654 as StoreId;
const [segment, otherSegment] = ['grupo-secreto', 'grupo-oculto'];
const campaign = 7 as ProgrammeId;

let db: EmbeddedTestDatabase;
let world: TestWorld;
let feed: Feed;
let placedNo: JudgedNo;

const lists = (some: Partial<StoreLists>): StoreLists => ({ stores: [], lists: [], types: [], cities: [], states: [], countries: [], ...some });
const place = (city: string, list: string): Omit<StoreFacts, 'id'> => ({ type: 'tiendita', country: 'MX', state: 'estado-secreto', city, lists: [list] });
const here: Reader = { kind: 'device', enrolment: '0000000000000001' as never, store: 1 as StoreId };

/** A campaign with an audience of every kind. */
const audienceOf = (revision: Revision): Revision => {
  const [rule] = revision.earn;
  assert(rule !== undefined, 'the campaign earns');
  return {
    ...revision,
    stores: lists({ lists: [hereList, elsewhereList], states: ['estado-secreto'] }),
    cards: { tags: [segment] },
    earn: [{ ...rule, stores: lists({ cities: [elsewhereCity] }) }, { ...rule, id: 'aqui', stores: lists({ cities: [hereCity, 'Tonalá'] }) }],
    multipliers: { how: 'best', list: [{ id: 'doble', percent: 200, units: ['stamp'], products: rule.products, stores: lists({ stores: [1 as StoreId, elsewhere] }), cards: { exceptTags: [otherSegment] }, window: rule.window, extraMax: null }] },
    rewards: [...revision.rewards, { id: 'regalo', name: 'Regalo', unit: 'stamp', cost: 9, kind: 'benefit', products: [], cards: { tags: [segment] } }],
  };
};

beforeAll(async () => {
  db = await embeddedTestDatabase();
  world = await openTestWorld(db.database);
  feed = openFeed({ database: db.database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: () => Promise.resolve() });
  const store = (id: StoreId, city: string, list: string) => storeFact({ id, code: `S${id}`, name: 'Tienda', timeZone: 'America/Mexico_City' }, testStartMs, place(city, list));
  const base = testRevision(1, { gtins: world.gtins, limitPerDay: 9 }, testStartMs);
  const of: Revision = { ...audienceOf(base), campaign, units: base.units.map((unit) => ({ ...unit, programme: campaign })) };
  const stores = await world.judge.publish([store(1 as StoreId, hereCity, hereList), store(elsewhere, elsewhereCity, elsewhereList)]);
  assert(stores.ok, 'the stores are placed');
  placedNo = stores.value;
  const done = await world.judge.publish([
    published(of, testStartMs),
    joinedFact(1 as StoreId, campaign, 1 as CpgId, true, testStartMs),
    published({ ...base, ...audienceOf(base), revision: 2, stores: lists({ stores: [elsewhere] }) }, testStartMs),
  ]);
  assert(done.ok, 'the world is published');
}, 60_000);
afterAll(async () => {
  await world.close();
  await db.drop();
});

const pulled = async (reader: Reader, after: Readonly<Record<string, number>> = {}) => {
  const response = await feed.pull(reader, { epoch: world.judge.place()?.epoch ?? null, after, limit: 100 });
  assert(response !== null, 'the epoch is known');
  return response;
};
const secrets = [hereList, elsewhereList, hereCity, elsewhereCity, 'Tonalá', 'estado-secreto', segment, otherSegment, String(elsewhere)];
const leaksIn = (said: unknown): readonly string[] => secrets.filter((secret) => JSON.stringify(said).includes(secret));

test('law own tenant: no list, no place, no segment and no other store reaches a phone or a card, by snapshot, page or hint', async () => {
  const card: Reader = { kind: 'card', card: 1 as CardId };
  const beforeIt = { [`programme:${campaign}`]: placedNo, [`programme:${testProgramme}`]: placedNo, 'store:1': 0, catalogue: 0, 'card:1': 0 };
  for (const reader of [here, card]) {
    const [snapshot, page] = [await pulled(reader), await pulled(reader, beforeIt)];
    expect(snapshot.pages.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'campaign')).toHaveLength(2);
    expect(page.pages.some(({ scope, snapshot: whole, rows }) => scope === `programme:${campaign}` && !whole && rows.length === 1)).toBe(true);
    expect([leaksIn(snapshot), leaksIn(page)]).toEqual([[], []]);
  }
  expect(leaksIn(await feed.rowsOfScopes(Object.keys(beforeIt).map((scope) => ({ scope, after: 0 })), 100))).toEqual([]);
});

test('a phone gets each audience as yes or no for its own store, with its place in the order of rules', async () => {
  const rows = (await pulled(here)).pages.flatMap(({ scope, rows: own }) => own.filter(({ kind }) => kind === 'campaign').map(({ body }) => ({ scope, body: body as Revision })));
  const bodyOf = (programme: ProgrammeId, revision: number): Revision | undefined => rows.find(({ scope, body }) => scope === `programme:${programme}` && body.revision === revision)?.body;
  expect(bodyOf(campaign, 1)).toMatchObject({
    stores: { resolved: 'yes', rank: 4 },
    earn: [{ stores: { resolved: 'no', rank: 3 } }, { stores: { resolved: 'yes', rank: 3 } }],
    cards: { tags: ['§7.1.1'] },
    multipliers: { list: [{ stores: { resolved: 'yes', rank: 5 }, cards: { exceptTags: ['§7.1.0'] } }] },
  });
  // It must know that the store is left out from now on, or it would go on promising by the revision before.
  expect(bodyOf(testProgramme, 2)?.stores).toEqual({ resolved: 'no', rank: 5 });
});

test("which store owns a campaign is told to that store's phones alone", async () => {
  const owned = 9 as ProgrammeId;
  const base = testRevision(1, { gtins: world.gtins, limitPerDay: 9 }, testStartMs);
  const revision: Revision = { ...base, campaign: owned, owner: { kind: 'store', store: elsewhere }, units: base.units.map((unit) => ({ ...unit, programme: owned })) };
  const atMs: InstantMs = testStartMs;
  const done = await world.judge.publish([published(revision, atMs), joinedFact(1 as StoreId, owned, null, true, atMs)]);
  assert(done.ok, 'it is published');
  expect(leaksIn(await pulled(here))).toEqual([]);
});

test('a store that is placed elsewhere gets its campaigns anew, once', async () => {
  const before = await pulled(here);
  const after = Object.fromEntries(before.pages.map(({ scope, head }) => [scope, head]));
  expect((await pulled(here, after)).pages).toEqual([]);
  const done = await world.judge.publish([storeFact({ id: 1 as StoreId, code: 'S1', name: 'Tienda', timeZone: 'America/Mexico_City' }, testStartMs, place(elsewhereCity, elsewhereList))]);
  assert(done.ok, 'the store moved');
  const moved = await pulled(here, after);
  const page = moved.pages.find(({ scope }) => scope === `programme:${campaign}`);
  expect([page?.snapshot, page?.rows.map(({ body }) => (body as Revision).earn.map(({ stores }) => stores))]).toEqual([true, [[{ resolved: 'yes', rank: 3 }, { resolved: 'no', rank: 3 }]]]);
  expect(moved.epoch).toBe(before.epoch);
  const stands = { ...after, ...Object.fromEntries(moved.pages.map(({ scope, head }) => [scope, head])) };
  expect((await pulled(here, stands)).pages).toEqual([]);
  const next = await world.judge.publish([published(testRevision(3, { gtins: world.gtins, limitPerDay: 9 }, testStartMs), testStartMs)]);
  assert(next.ok, 'a revision follows');
  // It joins on where the reader stands, so that nobody sees a gap.
  expect((await pulled(here, stands)).pages).toMatchObject([{ scope: `programme:${testProgramme}`, snapshot: false, rows: [{ prev: stands[`programme:${testProgramme}`] }] }]);
  expect(leaksIn(moved)).toEqual([]);
});
