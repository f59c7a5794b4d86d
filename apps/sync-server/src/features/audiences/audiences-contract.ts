import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '@qoa/shared/events';
import type { CardCode, CardId, CpgId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Revision } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';
import { decidingBy, sqlCampaignLifeStore } from '../campaign-life/index.ts';
import { openBirthdayBy, openCards, sealBirthday, sqlCardsStore } from '../cards/index.ts';
import { keyringOf } from '../config/index.ts';
import { applyKeeps, type Keeps, openKeeps } from '../keeps/index.ts';
import { proofsOf } from '../wire/index.ts';
import { openTestWorld, published, type TestPhone, testRevision, type TestWorld } from '../doors/test-world.ts';
import { type AudiencesDesk, openAudiencesDesk } from './audiences-desk.ts';
import { type AudiencesStore, sqlAudiencesStore } from './audiences-store.ts';
import { resealBirthdays } from './reseal-birthdays.ts';

const by = 1;
const keyOf = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
/** The day of `testStartMs` in Mexico City. */
const today = { month: 11, day: 18 };

/** What people tell of cards, stores and makers, and what sales make of it, through the real judge. Run on every storage adapter. */
export const audiencesContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const oldKey = keyOf('k1');
    const keyring = keyringOf(oldKey, randomBytes);
    let world: TestWorld;
    let desk: AudiencesDesk;
    let store: AudiencesStore;
    let keeps: Keeps;
    let ends: readonly (() => Promise<void>)[] = [];
    beforeEach(async () => {
      const { database, drop } = await openDatabase();
      world = await openTestWorld(database, { stores: 2, phones: 2, cards: 3, birthdayOf: openBirthdayBy(keyring) });
      const folder = mkdtempSync(join(tmpdir(), 'qoa-keeps-'));
      keeps = openKeeps(folder);
      ends = [world.close, drop, () => rm(folder, { recursive: true })];
      store = sqlAudiencesStore(database);
      desk = openAudiencesDesk({ store, campaigns: sqlCampaignLifeStore(database), deciding: decidingBy(world.judge, () => world.now.ms), keyring, keeps, random: randomBytes });
    }, 60_000);
    afterEach(async () => {
      for (const end of ends) await end();
    });

    const publish = async (changes: Partial<Revision>): Promise<void> => {
      const fact = published(testRevision(2, { gtins: world.gtins, limitPerDay: 1_000 }, world.now.ms, changes), world.now.ms);
      assert((await world.judge.publish([fact])).ok, 'it is published');
    };
    const card = (nth: number): { readonly id: CardId; readonly code: CardCode } => ({ id: (nth + 1) as CardId, code: world.cards[nth] ?? ('' as CardCode) });
    let seq = 0;
    beforeEach(() => void (seq = 0));
    /** What a sale of one piece to a card is answered. */
    const sell = async (nth: number): Promise<Pick<Answer, 'class' | 'code' | 'given'>> => {
      const [phone] = world.phones as readonly [TestPhone];
      seq += 1;
      const taken = await world.intake.push(phone.push([phone.sale(seq, card(nth).code, world.gtins[0] ?? raise(), world.now.ms)], { nextSeq: seq + 1 }));
      assert(taken.ok, 'it is taken');
      return taken.value.answers[0] ?? raise();
    };
    const units = async (nth: number): Promise<number> => (await sell(nth)).given.reduce((sum, given) => sum + given.units, 0);

    test('a sale is judged by the segments that its card is in by then, and no other card hears of it', async () => {
      await publish({ cards: { tags: ['vecinos'] } });
      expect([await sell(0), await units(1)]).toMatchObject([{ class: 'refused', code: 'CARD_NOT_IN_CAMPAIGN' }, 0]);
      expect(await desk.segment({ name: ' vecinos ', codes: [card(0).code], change: 'add' }, by)).toEqual({ ok: true, value: { changed: 1, unchanged: 0, unknown: [] } });
      expect([await units(0), await units(1)]).toEqual([1, 0]);
      expect(await desk.segment({ name: 'vecinos', codes: [card(0).code, card(1).code], change: 'remove' }, by)).toMatchObject({ value: { changed: 1, unchanged: 1 } });
      expect([await units(0), await units(1)]).toEqual([0, 0]);
      expect(world.alarms).toEqual([]);
    });

    test('codes that no card has are told as they were written, whatever they are; twice writes nothing', async () => {
      const [one, strange] = [card(0).code, ['=HYPERLINK("http://x")', '__proto__', 'constructor', '', '000000000000']];
      const written = `QOA:C/${one.toLowerCase()}`;
      expect(await desk.segment({ name: '__proto__', codes: [written, one, ...strange], change: 'add' }, by)).toEqual({ ok: true, value: { changed: 1, unchanged: 0, unknown: strange } });
      const head = world.judge.place()?.head;
      expect(await desk.segment({ name: '__proto__', codes: [one], change: 'add' }, by)).toMatchObject({ value: { changed: 0, unchanged: 1 } });
      expect(world.judge.place()?.head).toBe(head);
      expect((await store.overview()).segments).toEqual([{ segment: '__proto__', cards: 1 }]);
    });

    test('what was done is on record with who and when, also of a card that left and came again', async () => {
      await desk.segment({ name: 'vecinos', codes: [card(0).code, card(1).code], change: 'add' }, by);
      for (const change of ['remove', 'add'] as const) await desk.segment({ name: 'vecinos', codes: [card(0).code], change }, by);
      const { changes } = await store.overview();
      expect(changes).toMatchObject([{ kind: 'segment', name: 'vecinos', did: 'added', count: 1, atMs: world.now.ms }, { did: 'removed', count: 1 }, { did: 'added', count: 2 }]);
      const rows = await world.database.kysely.selectFrom('card_segments').select(['since_no', 'until_no']).where('card_id', '=', card(0).id).orderBy('since_no').execute();
      expect(rows).toEqual([{ since_no: changes[2]?.no, until_no: changes[1]?.no }, { since_no: changes[0]?.no, until_no: null }]);
    });

    test('a birthday that was told counts from the next sale on, once a year, and is written nowhere in plain', async () => {
      const [rule] = testRevision(1, { gtins: world.gtins, limitPerDay: 1 }, 0).earn;
      await publish({ earn: rule === undefined ? [] : [{ ...rule, id: 'cumple', units: 5, per: { kind: 'birthday', daysAround: 1 } }] });
      expect(await units(0)).toBe(0);
      expect(await desk.tellBirthday(card(0), today)).toEqual({ ok: true, value: { changed: true } });
      expect([await units(0), await units(0), await units(1)]).toEqual([5, 0, 0]);
      const { kysely } = world.database;
      const [kept] = await kysely.selectFrom('card_birthdays').selectAll().execute();
      expect([kept?.key_id, kept?.notice, kept?.sealed.length]).toEqual(['k1', 2, 12 + 2 + 16]);
      expect(await kysely.selectFrom('facts').select('body').where('kind', '=', 'birthday-told').execute()).toEqual([{ body: {} }]);
    });

    test('it is told once: the same again is harmless, another is refused, and staff corrects or forgets it', async () => {
      for (const changed of [true, false]) expect(await desk.tellBirthday(card(0), { month: 2, day: 29 })).toEqual({ ok: true, value: { changed } });
      expect(await desk.tellBirthday(card(0), today)).toEqual({ ok: false, error: { code: 'BIRTHDAY_TOLD', facts: {} } });
      expect(await desk.correctBirthday(card(0).code, today, by)).toMatchObject({ value: { changed: true } });
      expect(await desk.tellBirthday(card(0), today)).toMatchObject({ value: { changed: false } });
      for (const changed of [true, false]) expect(await desk.correctBirthday(card(0).code, null, by)).toMatchObject({ value: { changed } });
      expect(await store.birthdayOf(card(0).id)).toBeNull();
      expect(await desk.correctBirthday('000000000000' as CardCode, null, by)).toEqual({ ok: false, error: { code: 'CARD_NOT_HELD', facts: {} } });
      expect((await store.overview()).changes).toMatchObject([{ kind: 'birthday', did: 'removed', name: '', count: 1 }, { did: 'changed', name: '' }]);
    });

    test('a restore brings no forgotten birthday back, and one that was told again stays', async () => {
      const { database } = world;
      for (const nth of [0, 1]) await desk.tellBirthday(card(nth), today);
      const backup = await database.kysely.selectFrom('card_birthdays').selectAll().execute();
      world.now.ms += 1;
      await desk.correctBirthday(card(0).code, null, by);
      await database.kysely.deleteFrom('card_birthdays').execute();
      await database.kysely.insertInto('card_birthdays').values(backup).execute();
      await applyKeeps(database, keeps);
      expect([await store.birthdayOf(card(0).id), await store.birthdayOf(card(1).id)]).toEqual([null, expect.anything()]);
      world.now.ms += 1;
      expect(await desk.tellBirthday(card(0), today)).toMatchObject({ value: { changed: true } });
      await applyKeeps(database, keeps);
      expect(await store.birthdayOf(card(0).id)).not.toBeNull();
    });

    test('a card gets a new link: the old one and its cookie open nothing any more, and no restore brings it back', async () => {
      const { database } = world;
      const cards = openCards({ store: sqlCardsStore(database), proofs: proofsOf(randomBytes(32).toString('base64')), now: () => world.now.ms, random: randomBytes });
      const first = await desk.newCardLink(card(0).code, by);
      assert(first.ok, 'the card is held');
      const made = { card: card(0).id, code: card(0).code, secret: first.value.secret };
      const before = await cards.open(made.secret);
      const backup = await database.kysely.selectFrom('card_secrets').selectAll().where('card_id', '=', made.card).execute();
      const secrets = await Promise.all([1, 2, 3].map(() => desk.newCardLink(made.code, by)));
      const opened = await Promise.all(secrets.map((told) => cards.open(told.ok ? told.value.secret : '')));
      expect(opened.flatMap((card) => card?.code ?? [])).toEqual([made.code]);
      expect([await cards.open(made.secret), await cards.ofCookie(before?.cookie ?? '')]).toEqual([null, null]);
      expect(await desk.newCardLink('000000000000' as CardCode, by)).toEqual({ ok: false, error: { code: 'CARD_NOT_HELD', facts: {} } });
      expect((await store.overview()).changes[0]).toMatchObject({ kind: 'card-link', did: 'changed', name: '', count: 1 });
      await database.kysely.deleteFrom('card_secrets').where('card_id', '=', made.card).execute();
      await database.kysely.insertInto('card_secrets').values(backup).execute();
      expect((await cards.open(made.secret))?.code).toBe(made.code);
      await applyKeeps(database, keeps);
      expect(await cards.open(made.secret)).toBeNull();
    });

    test('a birthday opens for its own card alone, and goes under the new key when the keyring is rotated', async () => {
      await desk.tellBirthday(card(0), today);
      const sealed = (await store.birthdayOf(card(0).id)) ?? raise();
      expect([openBirthdayBy(keyring)(card(0).id, sealed), openBirthdayBy(keyring)(card(1).id, sealed)]).toEqual([today, null]);
      const rotated = keyringOf(`${keyOf('k2')},${oldKey}`, randomBytes);
      expect([await resealBirthdays(store, rotated), await resealBirthdays(store, rotated)]).toEqual([{ sealed: 1, unopened: 0 }, { sealed: 0, unopened: 0 }]);
      const after = (await store.birthdayOf(card(0).id)) ?? raise();
      expect([after.keyId, openBirthdayBy(rotated)(card(0).id, after)]).toEqual(['k2', today]);
    });

    test('a birthday whose key the keyring has lost stays as it is, and stops no other from being sealed anew', async () => {
      for (const nth of [0, 1, 2]) await desk.tellBirthday(card(nth), today);
      const lostRing = keyringOf(keyOf('lost'), randomBytes);
      for (const nth of [0, 1]) await store.seal(card(nth).id, (await store.birthdayOf(card(nth).id)) ?? raise(), sealBirthday(lostRing, card(nth).id, today));
      const rotated = keyringOf(`${keyOf('k2')},${oldKey}`, randomBytes);
      expect(await resealBirthdays(store, rotated)).toEqual({ sealed: 1, unopened: 2 });
      expect(await resealBirthdays(store, rotated)).toEqual({ sealed: 0, unopened: 2 });
    });

    test('a store that comes to a list sells in the campaign that names it, and one that leaves it does not', async () => {
      await publish({ stores: { stores: [], lists: ['piloto'], types: [], cities: [], states: [], countries: [] } });
      expect((await sell(0)).code).toBe('STORE_NOT_IN_CAMPAIGN');
      expect(await desk.storeList({ name: 'piloto', codes: ['T1', 'T404', 'T1'], change: 'add' }, by)).toEqual({ ok: true, value: { changed: 1, unchanged: 0, unknown: ['T404'] } });
      expect(await units(0)).toBe(1);
      expect((await store.overview()).storeLists).toEqual([{ list: 'piloto', stores: 1 }]);
      await desk.storeList({ name: 'piloto', codes: ['T1', 'T2'], change: 'remove' }, by);
      expect([(await sell(0)).code, (await store.overview()).storeLists]).toEqual(['STORE_NOT_IN_CAMPAIGN', []]);
      expect((await store.overview()).changes).toMatchObject([{ kind: 'store-list', name: 'piloto', did: 'removed', count: 1 }, { did: 'added', count: 1 }]);
    });

    test('a store that is placed elsewhere sells in the campaign of its town', async () => {
      await publish({ stores: { stores: [], lists: [], types: ['minisuper'], cities: ['Puebla'], states: [], countries: [] } });
      await desk.storeList({ name: 'piloto', codes: ['T1'], change: 'add' }, by);
      expect(await desk.places([{ code: 'T1', city: ' Puebla ' }, { code: 'T1', type: 'minisuper', city: 'Puebla' }, { code: 'T404' }], by)).toEqual({ ok: true, value: { changed: 1, unchanged: 0, unknown: ['T404'] } });
      expect(await units(0)).toBe(1);
      expect(await desk.places([{ code: 'T1', type: 'minisuper' }, { code: 'T2' }], by)).toMatchObject({ value: { changed: 0, unchanged: 2 } });
      expect((await store.overview()).storeLists).toEqual([{ list: 'piloto', stores: 1 }]);
      await desk.places([{ code: 'T1', city: 'Campeche' }], by);
      expect((await sell(0)).code).toBe('STORE_NOT_IN_CAMPAIGN');
    });

    test('a maker may name what it was permitted, and who permitted it is on record', async () => {
      expect(await desk.permit(1 as CpgId, ['tobacco', 'alcohol', 'alcohol'], by)).toMatchObject({ value: { changed: true } });
      expect(await desk.permit(1 as CpgId, ['alcohol', 'tobacco'], by)).toMatchObject({ value: { changed: false } });
      const { cpgs, changes } = await store.overview();
      expect([cpgs[0]?.mayRestrict, changes]).toMatchObject([['alcohol', 'tobacco'], [{ kind: 'permit', name: 'Agua Clara', did: 'changed', restricted: ['alcohol', 'tobacco'] }]]);
      expect(await desk.permit(999 as CpgId, [], by)).toMatchObject({ error: { code: 'CPG_UNKNOWN' } });
    });
  });
};

const raise = (): never => {
  throw new Error('it is there');
};
