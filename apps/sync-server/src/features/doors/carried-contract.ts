import type { Envelope } from '@qoa/shared/events';
import { assert } from '@qoa/shared/result';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import type { Carried } from '../intake/index.ts';
import { sqlLedger } from '../ledger/index.ts';
import { openTestWorld, type TestPhone, type TestWorld } from './test-world.ts';

/** Sales that come home by another hand than their phone's: receipts and rescue files. Run on every storage adapter. */
export const carriedContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    let opened: Awaited<ReturnType<typeof openDatabase>>;
    let world: TestWorld;
    beforeAll(async () => {
      opened = await openDatabase();
      world = await openTestWorld(opened.database, { phones: 6, cards: 6 });
    }, 90_000);
    afterAll(async () => {
      await world.close();
      await opened.drop();
    });

    const phoneOf = (n: number): TestPhone => world.phones[n] ?? fail(`the world has a phone ${n}`);
    const sold = (phone: TestPhone, seqs: readonly number[], card: number): readonly Envelope[] => seqs.map((seq) => phone.sale(seq, world.cards[card] ?? null, world.gtins[0] ?? ('' as never)));
    const carry = async (envelopes: readonly (Envelope | string)[]): Promise<readonly Carried[]> => {
      const carried = await world.intake.carry(envelopes.map((one) => (typeof one === 'string' ? one : textOf(one.bytes))));
      assert(carried.ok, 'the judge is there');
      return carried.value;
    };
    const push = async (phone: TestPhone, envelopes: readonly Envelope[], header = {}) => {
      const pushed = await world.intake.push(phone.push(envelopes, header));
      assert(pushed.ok, 'the judge is there');
      return pushed.value;
    };
    const sourceOf = (phone: TestPhone) =>
      world.database.kysely.selectFrom('sources').select(['frontier', 'highest_seq', 'holes', 'beyond']).where('source', '=', Buffer.from(phone.enrolment, 'hex')).executeTakeFirst();

    test('law once: a carried sale gets the answer that its phone gets when it comes back', async () => {
      const phone = phoneOf(0);
      const [first, second, third] = sold(phone, [1, 2, 3], 0);
      assert(first !== undefined && second !== undefined && third !== undefined, 'three were sealed');
      const [carried] = await carry([third]);
      expect(carried).toMatchObject({ enrolment: phone.enrolment, seq: 3, hash: third.hash, answer: { class: 'accepted', given: [{ units: 1, balance: 1 }] } });
      expect(await sourceOf(phone)).toMatchObject({ frontier: 0, highest_seq: 3, holes: [], beyond: [[3, 3]] });

      const pushed = await push(phone, [first, second, third]);
      expect(pushed).toMatchObject({ frontier: 3, sendFrom: null });
      expect(pushed.answers.find(({ seq }) => seq === 3)).toMatchObject(carried?.answer ?? {});
      expect(await sourceOf(phone)).toMatchObject({ frontier: 3, holes: [], beyond: [] });
    });

    test('law once: a whole file imported twice, in any order, beside the phone itself, changes the ledger once', async () => {
      const phone = phoneOf(1);
      const file = sold(phone, [1, 2, 3, 4, 5], 1);
      const first = await carry([...file].reverse());
      const hash = await sqlLedger(world.database).stateHash();
      const before = await world.database.kysely.selectFrom('events').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirst();
      expect((await carry([...file].reverse())).map(({ answer }) => answer)).toEqual(first.map(({ answer }) => answer));
      expect((await push(phone, file)).answers.map(({ judgedNo }) => judgedNo)).toEqual([...first].reverse().map(({ answer }) => answer?.judgedNo));
      expect(await sqlLedger(world.database).stateHash()).toBe(hash);
      expect(await sqlLedger(world.database).replayHash()).toBe(hash);
      expect(await world.database.kysely.selectFrom('events').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirst()).toEqual(before);
    });

    test('law authentic: what is damaged, forged or nobody\'s is told by its place and binds nothing, and the others count', async () => {
      const phone = phoneOf(2);
      const [good, late, unsent] = sold(phone, [1, 2, 3], 2);
      assert(good !== undefined && late !== undefined && unsent !== undefined, 'three were sealed');
      const forged = Buffer.from(late.bytes);
      forged[40] = (forged[40] ?? 0) ^ 1;
      const strangers = Buffer.from(unsent.bytes);
      strangers.fill(0xee, 2, 10);
      const results = await carry(['not an envelope', textOf(forged), good, textOf(strangers), '', textOf(late.bytes.subarray(0, 30)), late]);
      expect(results.map(({ answer }) => answer?.class ?? null)).toEqual([null, null, 'accepted', null, null, null, 'accepted']);
      expect(results.map(({ isPhoneKnown }) => isPhoneKnown), 'only what names a phone that nobody knows').toEqual([true, true, true, false, true, true, true]);
      expect(await sourceOf(phone)).toMatchObject({ frontier: 2, holes: [] });
    });

    test('law order: what is missing below a carried sale is awaited, no hole; the push that lost it makes it one', async () => {
      const phone = phoneOf(3);
      const [, second, third] = sold(phone, [1, 2, 3], 3);
      assert(second !== undefined && third !== undefined, 'three were sealed');
      await carry([third, second]);
      expect(await sourceOf(phone)).toMatchObject({ frontier: 0, holes: [], beyond: [[2, 3]] });
      expect(await push(phone, [], { nextSeq: 4, kept: [[2, 3]] })).toMatchObject({ frontier: 3 });
      expect(await sourceOf(phone)).toMatchObject({ holes: [[1, 1]] });
    });

    test('one file of two phones is judged for both, and other bytes under a taken number are held', async () => {
      const [one, other] = [phoneOf(4), phoneOf(5)];
      const twin = one.sale(1, world.cards[4] ?? null, world.gtins[1] ?? ('' as never));
      const results = await carry([...sold(one, [1], 4), ...sold(other, [1], 5), twin]);
      expect(results.map(({ enrolment, answer }) => [enrolment, answer?.class, answer?.code])).toEqual([
        [one.enrolment, 'accepted', null],
        [other.enrolment, 'accepted', null],
        [one.enrolment, 'held', 'FORK'],
      ]);
      expect(world.alarms).toEqual([]);
    });
  });
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const fail = (why: string): never => {
  throw new Error(why);
};
