import { formatDateTime } from '@qoa/messages';
import type { Envelope } from '@qoa/shared/events';
import type { CardCode, CardId, Gtin, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { SaleExplained } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Limit, Revision } from '@qoa/shared/rules';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { joinedFact, productFact } from '../campaigns/index.ts';
import { openTestWorld, published, type TestPhone, testProgramme, testRevision, testStartMs, type TestWorld } from '../doors/test-world.ts';
import { type Explainer, openExplainer } from './explainer.ts';
import { sqlExplainStore } from './explain-store.ts';

const dayMs = 86_400_000;
const [first, second] = [1 as StoreId, 2 as StoreId];
const other = 7 as ProgrammeId;
const aDay = (max: number, changes: Partial<Limit> = {}): Limit => ({ of: { kind: 'units', unit: 'stamp' }, max, per: 'day', scope: { kind: 'campaign' }, holder: 'card', ...changes });

interface Opened {
  readonly world: TestWorld;
  readonly explainer: Explainer;
  readonly phones: readonly [TestPhone, TestPhone];
  readonly card: CardCode;
  readonly gtin: Gtin;
  readonly sell: (phone: TestPhone, envelopes: readonly Envelope[]) => Promise<void>;
  /** Judged events of a card, in order. */
  readonly judged: () => Promise<readonly { readonly judged_no: number; readonly card_id: number | null }[]>;
  readonly publish: (revision: Revision) => Promise<void>;
}

/** Explanations on one database, from the push to the answer. Run on every storage adapter. */
export const explainContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    const open = async (stepsMax = 2000, breathe: () => Promise<void> = () => Promise.resolve()): Promise<Opened> => {
      const { database, drop } = await openDatabase();
      const world = await openTestWorld(database, { stores: 2, phones: 2, cards: 3, limitPerDay: 2 });
      ends.push(drop, world.close);
      const [one, two] = world.phones;
      assert(one !== undefined && two !== undefined && world.cards[0] !== undefined && world.gtins[0] !== undefined, 'the world has phones, a card and a product');
      const explainer = openExplainer({ store: sqlExplainStore(database, () => null), breathe, stepsMax });
      return {
        ...{ world, explainer, phones: [one, two], card: world.cards[0], gtin: world.gtins[0] },
        sell: async (phone, envelopes) => {
          const pushed = await world.intake.push(phone.push(envelopes, { clock: { wallMs: world.now.ms, session: 7, monotonicMs: 1_000_000 } }));
          assert(pushed.ok, 'the push is taken');
        },
        judged: () => database.kysely.selectFrom('events').select(['judged_no', 'card_id']).orderBy('judged_no').execute(),
        publish: async (revision) => assert((await world.judge.publish([published(revision, world.now.ms)])).ok, 'the revision is published'),
      };
    };
    const revised = ({ world }: Opened, revision: number, changes: Partial<Revision>): Revision => testRevision(revision, { gtins: world.gtins, limitPerDay: 2 }, world.now.ms, changes);

    test('says to the phone what gave, what was cut by which limit and when to come back', async () => {
      const opened = await open();
      const { explainer, phones: [phone], card, gtin } = opened;
      await opened.sell(phone, [1, 2, 3].map((seq) => phone.sale(seq, card, gtin)));
      expect((await explainer.atStore(first, phone.enrolment, 2, 'en'))?.said).toEqual([{ depth: 0, text: 'It gave 1 stamp.' }, { depth: 1, text: 'Junta 10: It gave 1 stamp.' }, { depth: 2, text: 'Agua 1, for each Agua 1 or Agua 2: 1 stamp.' }]);
      const third = await explainer.atStore(first, phone.enrolment, 3, 'en');
      expect(third).toMatchObject({ told: 'whole', answer: { code: 'LIMIT_REACHED' }, campaigns: [{ campaign: testProgramme, code: 'LIMIT_REACHED', parts: [{ line: 0, units: 0, before: 1, code: 'CUT' }] }], products: [{ name: 'Agua 1', quantity: 1000 }] });
      expect(third?.said[0]).toEqual({ depth: 0, text: 'It did not count: 2 already today. Come back tomorrow.' });
    });

    test('says when to come back by the clock of the store, wherever the server stands', async () => {
      const opened = await open();
      const { world, explainer, phones: [phone], card, gtin } = opened;
      await opened.publish(revised(opened, 2, { limits: [], cooldownMs: 7_200_000 }));
      await opened.sell(phone, [1, 2].map((seq) => phone.sale(seq, card, gtin)));
      const [, second] = await opened.judged();
      const when = formatDateTime(world.now.ms + 7_200_000, 'es', 'America/Mexico_City');
      const told = [await explainer.atStore(first, phone.enrolment, 2, 'es'), await explainer.ofHolder(1 as CardId, second?.judged_no ?? 0, 'es'), await explainer.forStaff(second?.judged_no ?? 0, 'es')];
      for (const each of told) expect(each?.said.filter(({ text }) => text.includes(when))).toHaveLength(2);
    });

    test('law own tenant: a phone asks for events of its store, a holder for those of their card', async () => {
      const opened = await open();
      const { explainer, phones: [phone], card, gtin } = opened;
      await opened.sell(phone, [phone.sale(1, card, gtin), phone.sale(2, null, gtin)]);
      const [withCard, guest] = await opened.judged();
      assert(withCard !== undefined && guest !== undefined, 'both are judged');
      expect(await explainer.atStore(second, phone.enrolment, 1, 'es')).toBeNull();
      expect(await explainer.atStore(first, phone.enrolment, 9, 'es')).toBeNull();
      expect(await explainer.ofHolder(2 as CardId, withCard.judged_no, 'es')).toBeNull();
      expect(await explainer.ofHolder(1 as CardId, guest.judged_no, 'es')).toBeNull();
      expect((await explainer.ofHolder(1 as CardId, withCard.judged_no, 'en'))?.said[0]?.text).toBe('It gave 1 stamp.');
      expect(await explainer.forStaff(guest.judged_no, 'es')).toMatchObject({ told: 'whole', answer: { code: 'NO_CARD' }, campaigns: [], said: [{ depth: 0 }] });
      expect(await explainer.forStaff(1_000_000, 'es')).toBeNull();
      expect(JSON.stringify(await explainer.ofHolder(1 as CardId, withCard.judged_no, 'es'))).not.toContain(phone.enrolment);
    });

    test('a card that is held out is told as one whose products are in no campaign, but to staff', async () => {
      const opened = await open();
      const { explainer, phones: [phone], card, gtin } = opened;
      await opened.publish(revised(opened, 2, { holdoutPercent: 100 }));
      await opened.sell(phone, [phone.sale(1, card, gtin)]);
      const told = await explainer.atStore(first, phone.enrolment, 1, 'es');
      expect(told).toMatchObject({ told: 'whole', answer: { code: 'PRODUCT_NOT_IN_CAMPAIGN' }, campaigns: [] });
      expect(JSON.stringify(told)).not.toMatch(/HOLDOUT|medir/);
      expect((await explainer.forStaff((await opened.judged())[0]?.judged_no ?? 0, 'es'))?.campaigns).toMatchObject([{ code: 'HOLDOUT' }]);
    });

    test('a claim is told with its card, by the sale’s own time', async () => {
      const opened = await open();
      const { world, explainer, phones: [phone], card, gtin } = opened;
      const guest = phone.sale(1, null, gtin);
      await opened.sell(phone, [guest, phone.claim(2, guest, card)]);
      world.now.ms += dayMs;
      expect(await explainer.atStore(first, phone.enrolment, 2, 'es')).toMatchObject({ told: 'whole', atMs: testStartMs, answer: { given: [{ units: 1 }] }, campaigns: [{ code: 'GIVEN' }] });
    });

    test('what was changed since is not made up: neither products nor places', async () => {
      const opened = await open();
      const { world, explainer, phones: [phone], card, gtin } = opened;
      await opened.sell(phone, [phone.sale(1, card, gtin)]);
      await world.judge.publish([productFact({ gtin, name: 'Agua 1', restricted: null, tags: ['verano'] }, { id: 1, cpg: 1 as never, name: 'Clarita' }, { id: 1 as never, name: 'Agua Clara' }, world.now.ms)]);
      const told = await explainer.atStore(first, phone.enrolment, 1, 'en');
      expect(told).toMatchObject({ told: 'answer-only', campaigns: [], answer: { class: 'accepted' } });
      expect(told?.said).toEqual([{ depth: 0, text: 'It gave 1 stamp.' }, { depth: 1, text: expect.stringContaining('any more') }]);
      await opened.sell(phone, [phone.sale(2, card, gtin)]);
      expect((await explainer.atStore(first, phone.enrolment, 2, 'es'))?.told).toBe('whole');
    });

    test('of a card with more sales than are judged over again, the answer stands alone', async () => {
      const opened = await open(3);
      const { explainer, phones: [phone], card, gtin } = opened;
      await opened.sell(phone, [1, 2, 3, 4].map((seq) => phone.sale(seq, card, gtin)));
      expect(await Promise.all([1, 2, 3, 4].map(async (seq) => (await explainer.atStore(first, phone.enrolment, seq, 'es'))?.told))).toEqual(['whole', 'whole', 'whole', 'answer-only']);
    });

    test('an explanation holds nothing while it breathes: before, between and after its reads a push is answered', async () => {
      const order: string[] = [];
      const opened: Opened = await open(2000, async () => {
        await opened.sell(phone, [phone.sale((seq += 1), card, gtin)]);
        order.push('pushed');
      });
      const { explainer, phones: [phone], card, gtin } = opened;
      let seq = 25;
      await opened.sell(phone, Array.from({ length: seq }, (_, at) => phone.sale(at + 1, card, gtin)));
      order.push((await explainer.atStore(first, phone.enrolment, 25, 'es'))?.told ?? 'unknown');
      expect(order).toEqual(['pushed', 'pushed', 'pushed', 'whole']);
    });

    test('hundreds of sales of three cards in two stores, late ones among them, with limits, two campaigns, a budget, revisions, a store that leaves and comes back: each is told as it was judged', async () => {
      const opened = await open();
      const { world, explainer, phones } = opened;
      const chance = chances(7);
      const pick = <T>(all: readonly T[]): T => all[chance(all.length)] as T;
      await opened.publish({ ...revised(opened, 1, { limits: [aDay(3, { per: { hours: 30 } })], budget: { units: 20, cents: null, centsPerUnit: 0 }, cooldownMs: dayMs / 4 }), campaign: other, name: 'La otra', units: [{ kind: 'stamp', programme: other, goal: { units: 12, overflow: 'drop' }, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 }] });
      await world.judge.publish([joinedFact(first, other, 1 as never, true, testStartMs), joinedFact(second, other, 1 as never, true, testStartMs)]);
      const seqs = [0, 0];
      for (let round = 0; round < 18; round += 1) {
        world.now.ms += dayMs / 3;
        const at = (round % 2) as 0 | 1;
        const phone = phones[at];
        const sales = Array.from({ length: 12 }, () => phone.sale((seqs[at] = (seqs[at] ?? 0) + 1), pick([...world.cards, null]), pick(world.gtins), world.now.ms - chance(2 * dayMs)));
        await opened.sell(phone, sales);
        if (round === 8) await opened.publish(revised(opened, 2, { limits: [aDay(3)], earn: testRevision(2, { gtins: world.gtins, limitPerDay: 2 }, world.now.ms).earn.map((rule) => ({ ...rule, units: 2 })) }));
        if (round === 12) await world.judge.publish([joinedFact(second, testProgramme, 1 as never, false, world.now.ms)]);
        if (round === 15) await world.judge.publish([joinedFact(second, testProgramme, 1 as never, true, world.now.ms)]);
      }
      const stored = await world.database.kysely.selectFrom('events').select(['judged_no', 'class', 'code', 'answer']).orderBy('judged_no').execute();
      expect(stored).toHaveLength(216);
      const codes = new Set(stored.map(({ code }) => code));
      for (const code of ['LIMIT_REACHED', 'BUDGET_SPENT', 'PRODUCT_NOT_IN_CAMPAIGN', 'NO_CARD']) expect(codes).toContain(code);
      const told = new Map<string, number>();
      for (const { judged_no: judgedNo, code, answer } of stored) {
        const one = await explainer.forStaff(judgedNo, 'es');
        assert(one !== null, 'every judged event is told');
        expect([one.answer.code, one.answer.facts]).toEqual([code, JSON.parse(answer)[0]]);
        if (one.told === 'whole') for (const [programme, units] of await postedBy(world.database, judgedNo)) expect(partsOf(one, programme)).toBe(units);
        told.set(one.told, (told.get(one.told) ?? 0) + 1);
      }
      expect(told).toEqual(new Map([['whole', 216]]));
    });

    test('where a limit for everyone may have decided, nothing is made up', async () => {
      const opened = await open();
      const { world, explainer, phones: [phone], gtin } = opened;
      await opened.publish(revised(opened, 2, { limits: [aDay(2, { holder: 'everyone' })] }));
      await opened.sell(phone, [1, 2, 3].map((seq) => phone.sale(seq, world.cards[seq - 1] ?? null, gtin)));
      expect(await Promise.all([1, 2, 3].map(async (seq) => (await explainer.atStore(first, phone.enrolment, seq, 'es'))?.told))).toEqual(['whole', 'whole', 'answer-only']);
    });
  });
};

/** What the parts of a campaign of stamps come to. */
const partsOf = ({ campaigns }: SaleExplained, programme: number): number => campaigns.find(({ campaign }) => campaign === programme)?.parts.reduce((sum, { units }) => sum + units, 0) ?? 0;

const postedBy = async (database: Database, judgedNo: number): Promise<readonly (readonly [number, number])[]> => {
  const rows = await database.kysely.selectFrom('postings').select(['programme_id', 'units']).where('judged_no', '=', judgedNo).execute();
  return rows.map(({ programme_id, units }) => [programme_id, units]);
};

/** The same numbers each time, from 0 to below `below`. */
const chances = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return Math.floor((((again ^ (again >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};
