import { testDatabase } from '@qoa/testkit/test-database';
import { afterEach, expect, test } from 'vitest';
import { postgresDatabase } from '../../platform/postgres-database.ts';
import { openTestWorld, type TestWorld } from './test-world.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const world = async (): Promise<TestWorld> => {
  const { url, drop } = await testDatabase();
  const database = postgresDatabase({ url, poolMax: 4, onIdleError: () => undefined });
  const opened = await openTestWorld(database);
  ends.push(drop, database.close, opened.close);
  return opened;
};

test('a push is judged once, and a repeat gets the same answers', async () => {
  const { intake, phones, cards, gtins, database, alarms } = await world();
  const [phone] = phones;
  const [card] = cards;
  const [gtin] = gtins;
  if (phone === undefined || card === undefined || gtin === undefined) throw new Error('a world has all three');
  const request = phone.push([1, 2, 3].map((seq) => phone.sale(seq, card, gtin)));
  const first = await intake.push(request);
  expect(alarms).toEqual([]);
  expect(first).toMatchObject({ ok: true, value: { frontier: 3, highestSeq: 3, sendFrom: null, unreadable: [] } });
  const again = await intake.push(request);
  expect(again).toEqual(first);
  expect(await database.kysely.selectFrom('card_states').select(['balance', 'used']).execute()).toMatchObject([{ balance: 3 }]);
});
