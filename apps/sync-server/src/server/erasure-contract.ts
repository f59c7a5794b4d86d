import { afterEach, describe, expect, test } from 'vitest';
import type { CardCode, Gtin } from '@qoa/shared/ids';
import { audiencesSchema } from '@qoa/shared/protocol';
import { sqlLedger } from '../features/ledger/index.ts';
import { cookieOfAnswer, staffCookie } from './test-callers.ts';
import { type TestHouse, testOrigin } from './test-house.ts';
import type { TestLives } from './test-lives.ts';
import { sellingPhone } from './test-selling-phone.ts';

/** A customer asks to be forgotten: what ties a person to a card goes and never comes back, and what the card had stays true. Run on every storage adapter. */
export const erasureContract = (name: string, openLives: () => Promise<TestLives>): void => {
  describe(name, { timeout: 120_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    }, 60_000);

    const opened = async () => {
      const lives = await openLives();
      ends.push(lives.drop);
      const house = await lives.open();
      return { lives, house, phone: await sellingPhone(house), gtin: await promoted(house), ...(await heldCard(house)) };
    };

    test('law final: nothing says any more whose the card was, its ledger stands, and sales with it stand without giving', async () => {
      const { house, phone, gtin, code, cookie, secret } = await opened();
      ends.push(house.drop);
      const staff = { cookie: await staffCookie(house, 'admin'), origin: testOrigin };
      await house.app.inject({ method: 'POST', url: '/v1/card/birthday', headers: cookie, payload: { month: 2, day: 29 } });
      await house.app.inject({ method: 'POST', url: '/v1/admin/segments', headers: staff, payload: { name: 'vecinos', codes: [code], change: 'add' } });
      expect(await phone.push(house, phone.sale(1, code, gtin, house.now.ms))).toMatchObject([{ class: 'accepted', given: [{ units: 1 }] }]);
      const epoch = house.features.judge.place()?.epoch ?? '';
      const no = house.features.judge.place()?.head ?? 0;
      expect(await traces(house, code)).toEqual({ secrets: 1, birthdays: 1, segments: 1 });
      const before = await sqlLedger(house.world.database).stateHash();

      const erase = (card: CardCode) => house.app.inject({ method: 'POST', url: '/v1/admin/card-erasures', headers: staff, payload: { card } });
      expect([(await erase(code)).json(), (await erase(code)).json()]).toEqual([{ changed: true }, { changed: false }]);
      expect((await erase('00000000000R' as CardCode)).statusCode).toBeGreaterThanOrEqual(400);
      expect(await traces(house, code)).toEqual({ secrets: 0, birthdays: 0, segments: 0 });
      const ledger = sqlLedger(house.world.database);
      expect([await ledger.stateHash(), await ledger.replayHash()]).toEqual([before, before]);

      const after = await phone.push(house, phone.sale(1, code, gtin, house.now.ms), phone.sale(2, code, gtin, house.now.ms));
      expect(after).toMatchObject([{ class: 'accepted', given: [{ units: 1 }] }, { class: 'refused', code: 'CARD_ERASED', facts: { card: code }, given: [] }]);
      const authorization = `Bearer ${await phone.token(house)}`;
      expect((await house.app.inject({ method: 'POST', url: '/v1/outlook', headers: { authorization }, payload: { card: code } })).json()).toMatchObject({ error: { code: 'CARD_ERASED' } });
      expect((await phone.told(house, { epoch, no })).map(({ kind, body }: { readonly kind: string; readonly body: object }) => [kind, 'card' in body ? body.card : null])).toEqual([['card-erased', code], ['sale', code]]);
      expect(kindsOf(await phone.told(house)), 'a phone that begins anew is told too, and no balance').toEqual(expect.arrayContaining(['card-erased']));
      expect((await phone.told(house)).filter(({ kind, body }: { readonly kind: string; readonly body: { readonly card?: string } }) => kind === 'balance' && body.card === code)).toEqual([]);

      expect((await house.app.inject({ method: 'GET', url: '/v1/card', headers: cookie })).statusCode).toBe(401);
      expect((await house.app.inject({ method: 'POST', url: '/v1/card/session', payload: { secret } })).json()).toMatchObject({ error: { code: 'CARD_SECRET_UNKNOWN' } });
      const audiences = await house.app.inject({ method: 'GET', url: '/v1/admin/audiences', headers: staff });
      expect(audiencesSchema.parse(audiences.json()).changes[0]).toMatchObject({ kind: 'card-erased', byEmail: 'admin@test.example', name: '', count: 1 });
      const journal = await house.app.inject({ method: 'POST', url: '/v1/pull?as=console', headers: staff, payload: { epoch: null, after: {}, limit: 500 } });
      expect([journal.body.includes('card-erased'), audiences.body.includes(code), journal.body.includes(code)]).toEqual([true, false, false]);
      expect((await house.app.inject({ method: 'POST', url: '/v1/admin/card-links', headers: staff, payload: { card: code } })).json()).toMatchObject({ error: { code: 'CARD_NOT_HELD' } });
    });

    test('its holder does it alone: the browser forgets the card, and the journal says that no staff did', async () => {
      const { house, cookie, secret } = await opened();
      ends.push(house.drop);
      const erased = await house.app.inject({ method: 'POST', url: '/v1/card/erasure', headers: cookie, payload: { sure: true } });
      expect([erased.json(), String(erased.headers['set-cookie'])]).toEqual([{ changed: true }, expect.stringContaining('Max-Age=0')]);
      expect((await house.app.inject({ method: 'POST', url: '/v1/card/erasure', headers: cookie, payload: { sure: true } })).statusCode).toBe(401);
      expect((await house.app.inject({ method: 'POST', url: '/v1/card/session', payload: { secret } })).statusCode).toBe(404);
      const staff = { cookie: await staffCookie(house, 'support'), origin: testOrigin };
      expect(audiencesSchema.parse((await house.app.inject({ method: 'GET', url: '/v1/admin/audiences', headers: staff })).json()).changes[0]).toMatchObject({ kind: 'card-erased', byEmail: null, byHolder: true });
    });

    test('rule Restore: a backup from before brings neither link nor stamps back, nor a card that it never knew', async () => {
      const { lives, house: first, phone, gtin, code, cookie, secret } = await opened();
      const house = await lives.backUp(first);
      const later = await heldCard(house);
      for (const { headers } of [{ headers: cookie }, { headers: later.cookie }]) expect((await house.app.inject({ method: 'POST', url: '/v1/card/erasure', headers, payload: { sure: true } })).statusCode).toBe(200);
      const restored = await lives.restore(house);
      ends.push(restored.drop);
      for (const each of [secret, later.secret]) expect((await restored.app.inject({ method: 'POST', url: '/v1/card/session', payload: { secret: each } })).statusCode).toBe(404);
      expect(await traces(restored, code)).toEqual({ secrets: 0, birthdays: 0, segments: 0 });
      expect(await phone.push(restored, phone.sale(1, code, gtin, restored.now.ms), phone.sale(2, later.code, gtin, restored.now.ms))).toMatchObject([{ code: 'CARD_ERASED' }, { code: 'CARD_ERASED' }]);
    });
  });
};

const promoted = async ({ app }: TestHouse): Promise<Gtin> => {
  const { products } = (await app.inject({ method: 'GET', url: '/v1/demo' })).json();
  return products.find(({ isPromoted }: { readonly isPromoted: boolean }) => isPromoted).gtin;
};

/** A new card with the cookie of its holder's browser. */
const heldCard = async ({ app, features }: TestHouse) => {
  const { code, secret } = await features.cards.create();
  const cookie = cookieOfAnswer(await app.inject({ method: 'POST', url: '/v1/card/session', payload: { secret } }));
  return { code, secret, cookie: { cookie, origin: testOrigin } };
};

/** What ties a person to a card. */
const traces = async ({ world: { database: { kysely } } }: TestHouse, code: CardCode) => {
  const { id } = await kysely.selectFrom('cards').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  const rows = async (table: 'card_secrets' | 'card_birthdays' | 'card_segments'): Promise<number> => (await kysely.selectFrom(table).select('card_id').where('card_id', '=', id).execute()).length;
  return { secrets: await rows('card_secrets'), birthdays: await rows('card_birthdays'), segments: await rows('card_segments') };
};

const kindsOf = (rows: readonly { readonly kind: string }[]): readonly string[] => rows.map(({ kind }) => kind);
