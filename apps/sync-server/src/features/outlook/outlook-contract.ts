import type { Envelope } from '@qoa/shared/events';
import type { CardCode, CardId, Gtin, InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { CampaignOutlook, Outlook } from '@qoa/shared/protocol';
import type { Revision } from '@qoa/shared/rules';
import { assert } from '@qoa/shared/result';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { randomBytes } from 'node:crypto';
import { openBirthdayBy, sealBirthday } from '../cards/index.ts';
import { keyringOf } from '../config/index.ts';
import { joinedFact } from '../campaigns/index.ts';
import { openTestWorld, published, type TestPhone, testProgramme, testRevision, testStartMs, type TestWorld } from '../doors/test-world.ts';
import { sqlOutlookStore } from './outlook-store.ts';
import { openOutlooks, type Outlooks } from './outlooks.ts';

const dayMs = 86_400_000;
const keyring = keyringOf(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
const nobody = '0123456789AB' as CardCode;
const [first, second] = [1 as StoreId, 2 as StoreId];

/** Outlooks of cards on one database, from the push to the answer. Run on every storage adapter. */
export const outlookContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    const open = async (): Promise<Opened> => {
      const { database, drop } = await openDatabase();
      const world = await openTestWorld(database, { stores: 2, phones: 2, cards: 2, limitPerDay: 2 });
      ends.push(drop, world.close);
      const [phone] = world.phones;
      assert(phone !== undefined && world.cards[0] !== undefined && world.gtins[0] !== undefined, 'the world has a phone, a card and a product');
      const outlooks = openOutlooks({ store: sqlOutlookStore(database, openBirthdayBy(keyring)), now: () => world.now.ms });
      return { world, phone, outlooks, card: world.cards[0], gtin: world.gtins[0] };
    };

    test('law own tenant: a phone is told of its store’s campaigns alone, a holder of all of theirs, and nobody where it was earned', async () => {
      const { world, phone, outlooks, card, gtin } = await open();
      await pushed(world, phone, [1, 2, 3].map((seq) => phone.sale(seq, card, gtin)));
      await world.judge.publish([joinedFact(second, testProgramme, 1 as never, false, testStartMs)]);
      const atFirst = await told(outlooks, card, first);
      const inBoth = stampsOf(2, [{ of: 'stamp', per: 'day', scope: 'campaign', max: 2, left: 0, nextMs: midnightAfter }], { nextMs: midnightAfter, again: 'day' });
      const dayBeganMs = midnightAfter - dayMs;
      const used = JSON.stringify({ counters: { [`day:${dayBeganMs / dayMs - 0.25}|stamp|`]: 2 }, firstSoldAtMs: dayBeganMs, lastSoldAtMs: dayBeganMs });
      expect(atFirst).toEqual({ serverMs: world.now.ms, campaigns: [{ ...inBoth, used }] });
      expect((await outlooks.ofHolder(1 as CardId)).campaigns).toEqual([inBoth]);
      expect((await told(outlooks, card, second)).campaigns).toEqual([]);
      expect((await outlooks.ofHolder(2 as CardId)).campaigns).toEqual([]);
      expect(JSON.stringify(atFirst)).not.toContain(phone.enrolment);
      expect(await outlooks.atStore(nobody, first)).toEqual({ ok: false, error: { code: 'CARD_UNKNOWN' } });
    });

    test('a card that has nothing yet has all its room in the store’s campaigns, and more room comes with the day', async () => {
      const { world, phone, outlooks, card, gtin } = await open();
      expect((await told(outlooks, card, first)).campaigns).toEqual([{ ...stampsOf(0, [{ of: 'stamp', per: 'day', scope: 'campaign', max: 2, left: 2, nextMs: null }]), used: '{}' }]);
      await pushed(world, phone, [phone.sale(1, card, gtin)]);
      world.now.ms += dayMs;
      expect((await told(outlooks, card, first)).campaigns[0]?.room).toMatchObject([{ left: 2 }]);
    });

    test('law own tenant: a store is told by what rules know a card, and neither a segment nor a birthday; its holder is asked for one where something is given for it', async () => {
      const { world, phone, outlooks, card, gtin } = await open();
      const base = testRevision(2, { gtins: world.gtins, limitPerDay: 2 }, testStartMs);
      const [rule] = base.earn;
      assert(rule !== undefined, 'the campaign earns');
      const earn: Revision['earn'] = [{ ...rule, cards: { tags: ['vecinos'], exceptTags: ['personal'] } }, { ...rule, id: 'cumple', per: { kind: 'birthday', daysAround: 3 } }];
      await world.judge.publish([published({ ...base, earn }, testStartMs)]);
      const asked = async (): Promise<readonly unknown[]> => [(await told(outlooks, card, first)).campaigns[0]?.card, (await outlooks.ofHolder(1 as CardId)).birthday];
      expect(await asked()).toEqual([{ tags: [], birthdaysDue: [] }, undefined]);
      await pushed(world, phone, [phone.sale(1, card, gtin)]);
      expect(await asked()).toEqual([{ tags: [], birthdaysDue: [] }, 'asked']);
      const sealed = sealBirthday(keyring, 1 as CardId, { month: 11, day: 20 });
      await world.database.kysely.insertInto('card_birthdays').values({ card_id: 1, sealed: Buffer.from(sealed.wrapped), key_id: sealed.keyId, notice: 1, given_ms: testStartMs }).execute();
      await world.database.kysely.insertInto('card_segments').values({ card_id: 1, segment: 'vecinos', since_no: 1, until_no: null }).execute();
      expect(await asked()).toEqual([{ tags: ['§1.2.1'], birthdaysDue: ['1.cumple'] }, 'told']);
      expect(JSON.stringify(await told(outlooks, card, first))).not.toMatch(/vecinos|personal|month/);
    });

    test('what a receipt brought waits until its phone has caught up, or a day', async () => {
      const { world, phone, outlooks, card, gtin } = await open();
      const sales = [1, 2].map((seq) => phone.sale(seq, card, gtin));
      const [elder, carried] = sales as [Envelope, Envelope];
      await world.intake.carry([Buffer.from(carried.bytes).toString('base64url')]);
      const heldNow = async () => (await outlooks.ofHolder(1 as CardId)).campaigns[0]?.units[0]?.held;
      expect(await heldNow()).toEqual({ units: 1, untilMs: testStartMs + dayMs });
      world.now.ms += dayMs;
      expect(await heldNow()).toBeNull();
      world.now.ms -= dayMs;
      await pushed(world, phone, [elder, carried]);
      expect(await heldNow()).toBeNull();
    });

    test('a revision of the whole language tells both units, what is held, what ends next, the tier and the cooldown', async () => {
      const { world, phone, outlooks, card, gtin } = await open();
      await publish(world, whole);
      await pushed(world, phone, [phone.sale(1, card, gtin)]);
      expect((await outlooks.ofHolder(1 as CardId)).campaigns).toEqual([
        {
          campaign: testProgramme,
          revision: 2,
          units: [
            { kind: 'stamp', programme: testProgramme, balance: 1, debt: 0, held: { units: 1, untilMs: midnightAfter }, endsNext: { units: 1, atMs: midnightAfter + 10 * dayMs, isDue: true }, goal: 10 },
            { kind: 'point', programme: 40, balance: 18, debt: 0, held: null, endsNext: { units: 18, atMs: testStartMs + 3 * dayMs, isDue: false }, goal: null },
          ],
          tier: { level: 1, name: 'Plata', next: { name: 'Oro', need: 'all', missing: [{ metric: 'sales', units: 4 }, { metric: 'cents', units: 8150 }] }, fallsAtMs: null, keep: null },
          room: [{ of: 'stamp', per: 'day', scope: 'campaign', max: 2, left: 1, nextMs: midnightAfter }],
          cooldownUntilMs: testStartMs + 3_600_000,
          closed: { nextMs: testStartMs + 3_600_000, again: 'at' },
        },
      ]);
    });

    test('one that ended is told while something of it is left', async () => {
      const { world, phone, outlooks, card, gtin } = await open();
      await pushed(world, phone, [phone.sale(1, card, gtin)]);
      await publish(world, (revision) => ({ ...revision, state: 'ended' }));
      expect((await outlooks.ofHolder(1 as CardId)).campaigns).toMatchObject([{ revision: 2, units: [{ balance: 1 }] }]);
      await world.database.kysely.updateTable('card_states').set({ balance: 0 }).execute();
      expect((await outlooks.ofHolder(1 as CardId)).campaigns).toEqual([]);
    });
  });
};

interface Opened {
  readonly world: TestWorld;
  readonly phone: TestPhone;
  readonly outlooks: Outlooks;
  readonly card: CardCode;
  readonly gtin: Gtin;
}

/** The end of the first day in Mexico City. */
const midnightAfter: InstantMs = Math.ceil((testStartMs - 6 * 3_600_000) / dayMs) * dayMs + 6 * 3_600_000;

const stampsOf = (balance: number, room: CampaignOutlook['room'], closed: NonNullable<CampaignOutlook['closed']> | null = null): CampaignOutlook => ({
  campaign: testProgramme,
  revision: 1,
  units: [{ kind: 'stamp', programme: testProgramme, balance, debt: 0, held: null, endsNext: null, goal: 10 }],
  tier: null,
  room,
  cooldownUntilMs: null,
  closed,
});

const told = async (outlooks: Outlooks, card: CardCode, store: StoreId): Promise<Outlook> => {
  const outlook = await outlooks.atStore(card, store);
  assert(outlook.ok, 'the card is somebody’s');
  return outlook.value;
};

const pushed = async (world: TestWorld, phone: TestPhone, envelopes: readonly Envelope[]): Promise<void> => {
  const answered = await world.intake.push(phone.push(envelopes));
  assert(answered.ok, 'the judge is there');
};

/** The next revision of the world's campaign, in force at once. */
const publish = async ({ judge, gtins, now }: TestWorld, next: (revision: Revision) => Revision): Promise<void> => {
  const told = await judge.publish([published(next(testRevision(2, { gtins, limitPerDay: 2 }, now.ms)), now.ms)]);
  assert(told.ok, 'the judge is there');
};

/** Stamps that are held back for a day and end together, points that end by age, tiers and a cooldown. */
const whole = (revision: Revision): Revision => ({
  ...revision,
  cooldownMs: 3_600_000,
  units: [
    ...revision.units.map((unit) => ({ ...unit, heldDays: 1, expiry: { by: 'inactivity' as const, days: 10 }, warnDays: 11 })),
    { kind: 'point', programme: 40 as ProgrammeId, goal: null, heldDays: 0, expiry: { by: 'age', days: 3, ends: 'instant' }, warnDays: 2 },
  ],
  earn: [...revision.earn, ...revision.earn.map((rule) => ({ ...rule, id: 'points', unit: 'point' as const, units: 18 }))],
  tiers: {
    levels: [
      { name: 'Plata', need: 'any', conditions: [{ metric: 'sales', atLeast: 1 }], percent: 150, access: [] },
      { name: 'Oro', need: 'all', conditions: [{ metric: 'sales', atLeast: 5 }, { metric: 'cents', atLeast: 10_000 }], percent: 200, access: [] },
    ],
    over: { kind: 'lifetime' },
    countsOwnSale: false,
    graceDays: 0,
    onFall: 'step',
    resetOnRedeem: false,
  },
});
