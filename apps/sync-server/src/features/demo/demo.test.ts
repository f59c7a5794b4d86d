import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCardCode, readEnrolmentCode } from '@qoa/shared/codes';
import { startPage } from '@qoa/messages';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';
import { ean13Modules, ean13Svg } from './ean13-svg.ts';
import { demoProducts } from './world.ts';
import world from './world.json' with { type: 'json' };

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.drop(), 60_000);

const demo = async () => (await house.app.inject('/v1/demo')).json();

test('the world is there: three stores in their zones, twenty products of two makers, one campaign in force', async () => {
  const { kysely } = house.world.database;
  const counts = await Promise.all((['stores', 'products', 'cpgs', 'revisions', 'store_programmes', 'cards'] as const).map((table) => kysely.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()));
  expect(counts.map(({ rows }) => Number(rows))).toEqual([3, 20, 2, 1, 3, 12]);
});

test('its brands are invented: none that stands on a Mexican shelf, and the front page draws the campaign that there is', () => {
  expect(JSON.stringify(world)).not.toMatch(/\bSol\b|Crujitos/);
  expect(startPage.es.cardName).toBe(world.campaign.name);
});

test('seeding again changes nothing, and shows the same cards and the same sign-in', async () => {
  const [before, head] = [await demo(), house.features.judge.place()?.head];
  await house.features.demo?.seed();
  expect(house.features.judge.place()?.head).toBe(head);
  expect(await demo()).toEqual(before);
});

test('the codes shown are codes: a phone may enrol, a card may be scanned', async () => {
  const { stores, cards } = await demo();
  for (const { enrolCode } of stores) expect(readEnrolmentCode(enrolCode).ok).toBe(true);
  for (const { code } of cards) expect(readCardCode(code).ok).toBe(true);
});

test('a store’s code is shown until a phone has used it, then another', async () => {
  const [{ enrolCode }] = (await demo()).stores;
  await house.world.database.kysely.updateTable('enrolment_codes').set({ used_ms: 1 }).execute();
  expect((await demo()).stores[0].enrolCode).not.toBe(enrolCode);
});

test('who is shown as admin can sign in', async () => {
  const { admin } = await demo();
  const answer = await house.app.inject({ method: 'POST', url: '/v1/admin/session', payload: admin });
  expect(answer.json()).toMatchObject({ role: 'admin', email: admin.email });
});

test('every product has a valid GTIN of the prefix for demonstrations, and no two share one', () => {
  expect(demoProducts.every(({ ean }) => ean.startsWith('952'))).toBe(true);
  expect(new Set(demoProducts.map(({ gtin }) => gtin)).size).toBe(20);
  expect(demoProducts.filter(({ isPromoted }) => isPromoted).length).toBeGreaterThan(3);
});

test('an EAN-13 is drawn as its specification draws it', () => {
  // The example of the symbology's own tables: 5901234123457.
  expect(ean13Modules('5901234123457')).toBe('10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101');
  expect(ean13Svg('5901234123457', 'a "b" <c>')).toContain('aria-label="a &quot;b&quot; &lt;c&gt;"');
});
