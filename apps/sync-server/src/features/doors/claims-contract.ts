import type { CardId } from '@qoa/shared/ids';
import type { FeedRow, StoreClaimRow } from '@qoa/shared/feed';
import type { Envelope } from '@qoa/shared/events';
import { assert } from '@qoa/shared/result';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openFeed } from '../feed/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openTestWorld, type TestPhone, type TestWorld } from './test-world.ts';

/** Cards added to sales on one database, from the push to every reader. Run on every storage adapter. */
export const claimsContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    const open = async (): Promise<{ readonly world: TestWorld; readonly database: Database }> => {
      const { database, drop } = await openDatabase();
      const world = await openTestWorld(database, { phones: 2, cards: 2 });
      ends.push(drop, world.close);
      return { world, database };
    };

    test('law once: sale, claim and second claim in one push; the same again gets the same answers', async () => {
      const { world, database } = await open();
      const [phone] = phonesOf(world);
      const sale = guest(world, phone, 1);
      const request = phone.push([sale, phone.claim(2, sale, cardOf(world, 0)), phone.claim(3, sale, cardOf(world, 1))]);
      const first = await world.intake.push(request);
      assert(first.ok, 'the push is taken');
      expect(first.value.answers.map(({ class: answerClass, code, given }) => [answerClass, code, given[0]?.balance])).toEqual([['accepted', 'NO_CARD', undefined], ['accepted', null, 1], ['refused', 'SALE_CLAIMED', undefined]]);
      expect(await world.intake.push(request)).toEqual(first);
      expect(await claimStates(database)).toEqual([[2, 2], [3, 3]]);
      await expectTrueLedger(world, database);
    });

    test('a judge that starts anew knows which sales are claimed, and which claims wait', async () => {
      const { world, database } = await open();
      const [phone, other] = phonesOf(world);
      const sales = [1, 2].map((seq) => guest(world, phone, seq));
      const [one, two] = sales as [Envelope, Envelope];
      await world.intake.push(phone.push([one]));
      await world.intake.push(other.push([other.claim(1, one, cardOf(world, 0)), other.claim(2, two, cardOf(world, 0))]));
      await world.close();
      const next = await openTestWorld(database, { phones: 2, cards: 2 });
      ends.push(next.close);
      const pushed = await next.intake.push(phone.push([two, phone.claim(3, one, cardOf(world, 1)), phone.claim(4, two, cardOf(world, 1))], { kept: [[1, 4]] }));
      assert(pushed.ok, 'the push is taken');
      expect(pushed.value.answers.map(({ code }) => code)).toEqual(['NO_CARD', 'SALE_CLAIMED', 'SALE_CLAIMED']);
      const repeated = await next.intake.push(other.push([other.claim(1, one, cardOf(world, 0)), other.claim(2, two, cardOf(world, 0))]));
      assert(repeated.ok, 'the push is taken');
      expect(repeated.value.answers.map(({ class: answerClass, given }) => [answerClass, given[0]?.balance])).toEqual([['accepted', 1], ['accepted', 2]]);
      await expectTrueLedger(next, database);
    });

    test.each([1, 2])('held before its sale, then judged, and every reader sees it (%i pushes)', async (pushes) => {
      const { world, database } = await open();
      const [phone, other] = phonesOf(world);
      const sale = guest(world, phone, 1);
      const early = other.push([other.claim(1, sale, cardOf(world, 0))]);
      const late = phone.push([sale]);
      if (pushes === 1) await Promise.all([world.intake.push(early), world.intake.push(late)]);
      else {
        expect(await world.intake.push(early)).toMatchObject({ value: { answers: [{ class: 'held', code: 'AWAITS_SALE', facts: { seq: 1 } }] } });
        await world.intake.push(late);
      }
      const { feed, nothing } = readerOf(world, database);
      const ofStore = (await feed.pull({ kind: 'device', enrolment: phone.enrolment, store: phone.store }, nothing))?.pages.find(({ scope }) => scope === 'store:1');
      expect(rowsOf(ofStore, 'sale').map(({ body }) => body)).toMatchObject([{ enrolment: phone.enrolment, seq: 1, card: null, answer: { code: 'NO_CARD' } }]);
      expect(rowsOf(ofStore, 'claim').map(({ body }) => body)).toMatchObject([{ enrolment: other.enrolment, seq: 1, sale: { enrolment: phone.enrolment, seq: 1, hash: sale.hash }, card: cardOf(world, 0), answer: { class: 'accepted', given: [{ balance: 1 }] } }]);
      expect(rowsOf(ofStore, 'balance').map(({ body }) => body)).toMatchObject([{ card: cardOf(world, 0), balance: 1 }]);
      const ofCard = (await feed.pull({ kind: 'card', card: 1 as CardId }, nothing))?.pages.find(({ scope }) => scope === 'card:1');
      expect(rowsOf(ofCard, 'sale').map(({ body }) => body)).toMatchObject([{ storeName: 'Tienda 1', products: [{ name: 'Agua 1', quantity: 1000 }], answer: { class: 'accepted', given: [{ units: 1, balance: 1 }] } }]);
      const journal = (await feed.pull({ kind: 'console' }, nothing))?.pages[0]?.rows ?? [];
      expect(journal.map(({ kind }) => kind).filter((kind) => kind === 'claim' || kind === 'sale')).toEqual(['sale', 'claim']);
      expect(JSON.stringify(journal)).not.toContain(cardOf(world, 0));
      await expectTrueLedger(world, database);
    });

    test('law resume: a reader that follows row by row is told the custody and then the verdict', async () => {
      const { world, database } = await open();
      const [phone, other] = phonesOf(world);
      const sale = guest(world, phone, 1);
      const { feed, nothing } = readerOf(world, database);
      await world.judge.ready();
      const before = await feed.pull({ kind: 'device', enrolment: phone.enrolment, store: phone.store }, nothing);
      const head = before?.pages.find(({ scope }) => scope === 'store:1')?.head ?? 0;
      await world.intake.push(other.push([other.claim(1, sale, cardOf(world, 0))]));
      await world.intake.push(phone.push([sale]));
      const after = await feed.pull({ kind: 'device', enrolment: phone.enrolment, store: phone.store }, { epoch: before?.epoch ?? null, after: { 'store:1': head }, limit: 10 });
      const page = after?.pages.find(({ scope }) => scope === 'store:1');
      expect(page).toMatchObject({ snapshot: false });
      expect(page?.rows.map(({ kind, prev, judgedNo }) => [kind, judgedNo - prev > 0])).toEqual([['claim', true], ['sale', true], ['claim', true]]);
      // The custody's row tells no balance that is newer than the rows behind it.
      expect(page?.rows.map(({ body }) => (body as StoreClaimRow).answer.given.map(({ balance }) => balance))).toEqual([[], [], [1]]);
      expect(page?.rows[2]?.body).toMatchObject({ answer: { class: 'accepted' } });
    });
  });
};

const phonesOf = (world: TestWorld): readonly [TestPhone, TestPhone] => {
  const [one, two] = world.phones;
  assert(one !== undefined && two !== undefined, 'the world has two phones');
  return [one, two];
};

const guest = (world: TestWorld, phone: TestPhone, seq: number): Envelope => phone.sale(seq, null, world.gtins[0] ?? ('' as never));

const cardOf = (world: TestWorld, n: number): TestWorld['cards'][number] => world.cards[n] ?? ('' as never);

const readerOf = (world: TestWorld, database: Database) => ({
  feed: openFeed({ database, epoch: () => world.judge.place()?.epoch ?? null, now: () => world.now.ms, onAhead: () => Promise.resolve() }),
  nothing: { epoch: null, after: {}, limit: 100 },
});

const rowsOf = (page: { readonly rows: readonly FeedRow[] } | undefined, kind: string): readonly FeedRow[] => (page?.rows ?? []).filter((row) => row.kind === kind);

const claimStates = async ({ kysely }: Database): Promise<readonly (readonly [number, number])[]> =>
  (await kysely.selectFrom('claims').select(['seq', 'state']).orderBy('seq').execute()).map(({ seq, state }) => [seq, state]);

const expectTrueLedger = async (world: TestWorld, database: Database): Promise<void> => {
  const ledger = sqlLedger(database);
  expect(await ledger.replayHash()).toBe(await ledger.stateHash());
  expect(world.alarms).toEqual([]);
};
