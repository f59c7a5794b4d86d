import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CardCode, Gtin } from '@qoa/shared/ids';
import { type HoldHealth, syncHealthSchema } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { testCallers } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';
import { sellingPhone } from './test-selling-phone.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.drop(), 60_000);

test('law once: a sale under a taken number waits on the console, is counted there by whoever may, and its phone hears of it', async () => {
  const { admin, support } = await testCallers(house);
  const { cards, products } = (await house.app.inject({ method: 'GET', url: '/v1/demo' })).json();
  const [card, gtin]: [CardCode, Gtin] = [cards[0].code, products.find(({ isPromoted }: { readonly isPromoted: boolean }) => isPromoted).gtin];
  const phone = await sellingPhone(house);
  const [first, fork] = [phone.sale(1, null, gtin, house.now.ms), phone.sale(1, card, gtin, house.now.ms + 1000)];
  expect(await phone.push(house, first)).toMatchObject([{ class: 'accepted', code: 'NO_CARD' }]);
  expect(await phone.push(house, fork)).toMatchObject([{ class: 'held', code: 'FORK' }]);

  const as = (headers: Readonly<Record<string, string>>, method: 'GET' | 'POST', url: string, payload?: object) => house.app.inject({ method, url, headers: { ...headers }, ...(payload === undefined ? {} : { payload }) });
  const held = async (): Promise<HoldHealth> => {
    const answer = await as(support, 'GET', '/v1/admin/sync-health');
    expect(answer.body).not.toContain(card);
    const found = syncHealthSchema.parse(answer.json()).holds.shown.find(({ enrolment }) => enrolment === phone.enrolment);
    assert(found !== undefined, 'it is shown');
    return found;
  };
  const { no, hash, seenNo } = await held();
  expect((await as(support, 'GET', `/v1/admin/holds/${no}`)).json()).toMatchObject({ wouldBe: { class: 'accepted', given: [{ units: 1 }] } });
  const asked = { choice: 'count', reason: 'La tienda hizo las dos', hash, seenNo };
  expect((await as(support, 'POST', `/v1/admin/holds/${no}/decide`, asked)).json()).toMatchObject({ error: { code: 'FORBIDDEN' } });
  for (const reason of ['', '12345', 'a\u0000bcd', 'x'.repeat(301)]) expect((await as(admin, 'POST', `/v1/admin/holds/${no}/decide`, { ...asked, reason })).json()).toMatchObject({ error: { code: 'BODY_INVALID' } });
  expect((await as(admin, 'POST', '/v1/admin/holds/999999999/decide', asked)).json()).toMatchObject({ error: { code: 'HOLD_UNKNOWN' } });
  const decided = await as(admin, 'POST', `/v1/admin/holds/${no}/decide`, asked);
  expect([decided.statusCode, decided.json()]).toMatchObject([200, { choice: 'count', by: 'admin@test.example', became: { class: 'accepted' } }]);
  expect((await as(admin, 'POST', `/v1/admin/holds/${no}/decide`, asked)).json()).toEqual(decided.json());
  const other = await as(admin, 'POST', `/v1/admin/holds/${no}/decide`, { ...asked, choice: 'refuse' });
  expect([other.statusCode, other.json().error.code]).toEqual([409, 'HOLD_DECIDED']);

  expect(await phone.push(house, first, fork)).toMatchObject([{ class: 'accepted', code: 'NO_CARD' }, { class: 'accepted', code: null, given: [{ units: 1 }] }]);
  const sales = (await phone.told(house)).filter(({ kind }: { readonly kind: string }) => kind === 'sale');
  expect(sales).toMatchObject([{ body: { card: null, answer: { code: 'NO_CARD' } } }, { body: { card, hash, answer: { class: 'accepted', given: [{ units: 1 }] } } }]);
  expect(await held()).toMatchObject({ decided: { choice: 'count', reason: 'La tienda hizo las dos', by: 'admin@test.example' } });
  // A backup that is older than the decision would undo it: it is noted outside, so that a restore lists it as lost.
  expect(house.world.keeps.lines()).toContainEqual(expect.objectContaining({ kept: 'fact', kind: 'hold-decided', store: 1 }));
  expect(house.logged.join('')).not.toContain('La tienda hizo las dos');
});
