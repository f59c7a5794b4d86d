import { afterEach, describe, expect, test } from 'vitest';
import { endNoticeMs } from '@qoa/shared/campaign-life';
import type { Answer } from '@qoa/shared/events';
import type { ProgrammeId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Database } from '../../platform/database.ts';
import { openTestWorld, type TestPhone, testStartMs, type TestWorld } from '../doors/test-world.ts';
import { type CampaignDesk, openCampaignDesk } from './campaign-desk.ts';
import { sqlCampaignLifeStore } from './campaign-life-store.ts';
import { decidingBy } from './deciding.ts';
import { openParticipationDesk, type ParticipationDesk } from './participation-desk.ts';
import { testDraft } from './test-campaign.ts';

const minuteMs = 60_000;
const [author, approver] = [1, 2] as const;

interface Opened {
  readonly world: TestWorld;
  readonly desk: CampaignDesk;
  readonly participation: ParticipationDesk;
  readonly database: Database;
  /** Tells of first sales as the server does: after each commit that made some. */
  readonly listen: () => void;
}

/** What sales mean to campaigns and campaigns to sales, through the real judge. Run on every storage adapter. */
export const salesContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    const openOn = async (database: Database): Promise<Opened> => {
      const world = await openTestWorld(database, { stores: 2, phones: 2 });
      ends.push(world.close);
      const deciding = decidingBy(world.judge, () => world.now.ms);
      const store = sqlCampaignLifeStore(database);
      const participation = openParticipationDesk(store, deciding);
      const listen = (): void => void world.judge.onCommitted(({ firstSales }) => void (firstSales > 0 && participation.tellRelations()));
      return { world, desk: openCampaignDesk(store, deciding), participation, database, listen };
    };
    const open = async (): Promise<Opened> => {
      const { database, drop } = await openDatabase();
      ends.push(drop);
      return openOn(database);
    };

    test('a first sale makes the relation, and its store enters what is open to it', async () => {
      const { world, desk, participation, database, listen } = await open();
      const campaign = await publishedBy(desk);
      listen();
      const [phone, other] = phonesOf(world);
      expect(await takingPart(database, campaign)).toEqual([]);
      await push(world, phone, [phone.sale(1, null, gtinOf(world))]);
      await participation.tellRelations();
      expect([await takingPart(database, campaign), await relations(database)]).toEqual([[phone.store], [[1, phone.store, true]]]);
      expect(givenBy(await push(world, phone, [phone.sale(2, cardOf(world), gtinOf(world))]), campaign)).toEqual([1]);
      expect(givenBy(await push(world, other, [other.sale(1, cardOf(world), gtinOf(world))]), campaign)).toEqual([]);
    });

    test('it is made once, by whichever phone and batch', async () => {
      const { world, participation, database } = await open();
      const told: number[] = [];
      world.judge.onCommitted(({ firstSales }) => void told.push(firstSales));
      const [phone] = phonesOf(world);
      await push(world, phone, [1, 2, 3].map((seq) => phone.sale(seq, null, gtinOf(world))));
      await push(world, phone, [phone.sale(4, null, gtinOf(world))]);
      await participation.tellRelations();
      const head = world.judge.place()?.head;
      await participation.tellRelations();
      expect([told.filter((each) => each > 0), world.judge.place()?.head, await relations(database)]).toEqual([[1], head, [[1, phone.store, true]]]);
    });

    test('a store’s own campaign gives in that store alone, whichever stores were chosen, and is paused, resumed and ended as any other', async () => {
      const { world, desk, database } = await open();
      const [phone, other] = phonesOf(world);
      const campaign = await publishedBy(desk, testDraft({ owner: { kind: 'store', store: phone.store } }));
      let version = 3;
      const sold = new Map<TestPhone, number>();
      const sellIn = async (at: TestPhone): Promise<readonly number[]> => {
        const seq = (sold.get(at) ?? 0) + 1;
        sold.set(at, seq);
        return givenBy(await push(world, at, [at.sale(seq, cardOf(world), gtinOf(world), world.now.ms)], { clock: { wallMs: world.now.ms, session: 7, monotonicMs: seq * 10 + 1 } }), campaign);
      };
      const command = async (asked: Parameters<CampaignDesk['command']>[2]): Promise<void> => {
        world.now.ms += minuteMs;
        const done = await desk.command(campaign, version, asked, author);
        assert(done.ok, `${asked.do} is done`);
        ({ version } = done.value);
      };
      expect([await takingPart(database, campaign), await sellIn(phone)]).toEqual([[phone.store], [1]]);
      const chosen = await desk.participate(campaign, version, { mode: 'managed', stores: [other.store], pay: null }, author);
      assert(chosen.ok, 'others are chosen');
      ({ version } = chosen.value);
      expect([await takingPart(database, campaign), await sellIn(other)]).toEqual([[phone.store], []]);
      await command({ do: 'pause' });
      world.now.ms += minuteMs;
      expect(await sellIn(phone)).toEqual([]);
      await command({ do: 'resume' });
      world.now.ms += minuteMs;
      expect(await sellIn(phone)).toEqual([1]);
      const endsAtMs = world.now.ms + endNoticeMs + minuteMs;
      await command({ do: 'end', endsAtMs, redeemUntilMs: null });
      world.now.ms = endsAtMs + minuteMs;
      expect(await sellIn(phone)).toEqual([]);
    });

    test('a crash between the sale and the telling loses nothing: the next start tells', async () => {
      const first = await open();
      const campaign = await publishedBy(first.desk);
      const [phone] = phonesOf(first.world);
      await push(first.world, phone, [phone.sale(1, null, gtinOf(first.world))]);
      expect([await relations(first.database), await takingPart(first.database, campaign)]).toEqual([[[1, phone.store, false]], []]);
      await first.world.close();
      const next = await openOn(first.database);
      await next.participation.tellRelations();
      expect([await relations(first.database), await takingPart(first.database, campaign)]).toEqual([[[1, phone.store, true]], [phone.store]]);
    });

    test('a campaign paused while sales are in flight counts those of before the pause, and those after it resumed', async () => {
      const { world, desk, participation } = await open();
      const campaign = await publishedBy(desk);
      await participation.relate(1 as never, ['T1']);
      const [phone] = phonesOf(world);
      await push(world, phone, [phone.sale(1, cardOf(world), gtinOf(world))]);
      const command = async (atMs: number, asked: 'pause' | 'resume', version: number): Promise<void> => {
        world.now.ms = atMs;
        assert((await desk.command(campaign, version, { do: asked }, author)).ok, `it can ${asked}`);
      };
      await command(testStartMs + 2 * minuteMs, 'pause', 3);
      await command(testStartMs + 4 * minuteMs, 'resume', 5);
      world.now.ms = testStartMs + 6 * minuteMs;
      const inFlight = [1, 3, 5].map((minutes, at) => phone.sale(at + 2, cardOf(world), gtinOf(world), testStartMs + minutes * minuteMs));
      const answers = await push(world, phone, inFlight, { clock: { wallMs: world.now.ms, session: 7, monotonicMs: 100 } });
      expect(answers.map((answer) => givenBy([answer], campaign))).toEqual([[1], [], [1]]);
    });

    test('a decision that throws is its caller’s trouble: the judge writes nothing and goes on', async () => {
      const { world } = await open();
      const head = world.judge.place()?.head;
      await expect(world.judge.decide(() => Promise.reject(new Error('our own mistake')))).rejects.toThrow('our own mistake');
      const [phone] = phonesOf(world);
      expect(await push(world, phone, [phone.sale(1, cardOf(world), gtinOf(world))])).toHaveLength(1);
      expect([world.alarms, world.judge.place()?.head]).toEqual([[], (head ?? 0) + 1]);
    });

    test('who leaves a campaign keeps what customers earned there, and earns nothing more', async () => {
      const { world, desk, participation, database } = await open();
      const campaign = await publishedBy(desk);
      await participation.relate(1 as never, ['T1']);
      assert((await desk.participate(campaign, 3, { mode: 'opt-in', stores: 'all', pay: null }, author)).ok, 'it is asked from now on');
      const [phone] = phonesOf(world);
      await push(world, phone, [phone.sale(1, cardOf(world), gtinOf(world))]);
      assert((await participation.leave(campaign, phone.store)).ok, 'it may leave');
      expect(givenBy(await push(world, phone, [phone.sale(2, cardOf(world), gtinOf(world))]), campaign)).toEqual([]);
      expect(await database.kysely.selectFrom('card_states').select('balance').where('programme_id', '=', campaign).execute()).toEqual([{ balance: 1 }]);
    });
  });
};

const publishedBy = async (desk: CampaignDesk, draft = testDraft()): Promise<ProgrammeId> => {
  const made = await desk.create(draft, author);
  assert(made.ok, 'it is a document');
  const { campaign } = made.value;
  for (const [version, command, by] of [[1, { do: 'submit' }, author], [2, { do: 'approve', effectiveFromMs: null }, approver]] as const) {
    const done = await desk.command(campaign, version, command, by);
    assert(done.ok, `${command.do} is done`);
  }
  return campaign;
};

const phonesOf = ({ phones: [one, two] }: TestWorld): readonly [TestPhone, TestPhone] => {
  assert(one !== undefined && two !== undefined, 'the world has two phones');
  return [one, two];
};
const cardOf = ({ cards: [card] }: TestWorld): NonNullable<typeof card> => {
  assert(card !== undefined, 'the world has a card');
  return card;
};
const gtinOf = ({ gtins: [gtin] }: TestWorld): NonNullable<typeof gtin> => {
  assert(gtin !== undefined, 'the world has a product');
  return gtin;
};

const push = async (world: TestWorld, phone: TestPhone, envelopes: Parameters<TestPhone['push']>[0], header: Parameters<TestPhone['push']>[1] = {}): Promise<readonly Pick<Answer, 'given'>[]> => {
  const pushed = await world.intake.push(phone.push(envelopes, header));
  assert(pushed.ok, 'the push is taken');
  return pushed.value.answers;
};

/** What answers gave in one campaign, one number each that gave. */
const givenBy = (answers: readonly Pick<Answer, 'given'>[], campaign: ProgrammeId): readonly number[] => answers.flatMap(({ given }) => given.filter(({ programme, units }) => programme === campaign && units > 0).map(({ units }) => units));

const takingPart = async ({ kysely }: Database, campaign: number): Promise<readonly number[]> =>
  (await kysely.selectFrom('store_programmes').select('store_id').where('programme_id', '=', campaign).orderBy('store_id').execute()).map(({ store_id }) => store_id);

/** Each with whether the journal tells of it. */
const relations = async ({ kysely }: Database): Promise<readonly (readonly [number, number, boolean])[]> =>
  (await kysely.selectFrom('cpg_stores').selectAll().orderBy('store_id').execute()).map(({ cpg_id, store_id, told_no }) => [cpg_id, store_id, told_no !== null]);
