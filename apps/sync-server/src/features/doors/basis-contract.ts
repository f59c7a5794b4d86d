import { epoch16Of, type Answer, type PreviewBasis } from '@qoa/shared/events';
import type { Epoch, InstantMs, JudgedNo, Seq } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { openTestWorld, testCampaign, type TestPhone, type TestWorld, testStartMs } from './test-world.ts';

const hourMs = 3_600_000;

/** Sales of phones whose clocks nobody knows, and the campaign rows that those phones had read. Run on every storage adapter. */
export const basisContract = (name: string, openDatabase: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>): void => {
  describe(name, { timeout: 60_000 }, () => {
    const publishedMs = testStartMs + 10 * hourMs;
    const arrivalMs = testStartMs + 12 * hourMs;
    let opened: Awaited<ReturnType<typeof openDatabase>>;
    let world: TestWorld;
    let epoch: Epoch;
    let campaignNo: JudgedNo;
    beforeAll(async () => {
      opened = await openDatabase();
      world = await openTestWorld(opened.database, { phones: 5 });
      const published = await world.judge.publish([testCampaign(2, { gtins: world.gtins, limitPerDay: 9 }, publishedMs)]);
      assert(published.ok, 'the revision is published');
      campaignNo = published.value;
      epoch = world.judge.place()?.epoch ?? ('' as Epoch);
      world.now.ms = arrivalMs;
    }, 90_000);
    afterAll(async () => {
      await world.close();
      await opened.drop();
    });

    const phoneOf = (n: number): TestPhone => world.phones[n] ?? fail(`the world has a phone ${n}`);
    const basis = (judgedNo: JudgedNo, of: Epoch = epoch): PreviewBasis => ({ epoch16: epoch16Of(of), judgedNo });
    const sealed = (phone: TestPhone, bases: readonly (PreviewBasis | null)[]) => bases.map((one, i) => phone.sale(i + 1, null, world.gtins[0] ?? ('' as never), testStartMs, one));
    /** Pushed by a page that did not seal them, and whose clock is years off: no contact tells their clock. */
    const push = async (phone: TestPhone, bases: readonly (PreviewBasis | null)[]): Promise<readonly Answer[]> => {
      const pushed = await world.intake.push(phone.push(sealed(phone, bases), { clock: { wallMs: 5, session: 8, monotonicMs: 5 } }));
      assert(pushed.ok, 'the judge is there');
      return pushed.value.answers;
    };
    const timesOf = async (phone: TestPhone): Promise<readonly { readonly seq: Seq; readonly hours: InstantMs; readonly sure: boolean }[]> => {
      const rows = await world.database.kysely.selectFrom('events').select(['seq', 'at_ms', 'sure']).where('source', '=', Buffer.from(phone.enrolment, 'hex')).orderBy('seq').execute();
      return rows.map(({ seq, at_ms, sure }) => ({ seq, hours: (at_ms - testStartMs) / hourMs, sure }));
    };

    test('law judged, not trusted: a sale whose clock is unsure is never placed before the campaign row that its phone had read', async () => {
      const [answer] = await push(phoneOf(0), [basis(campaignNo)]);
      // Its answer says so: CLOCK_UNSURE.
      expect(answer).toMatchObject({ class: 'accepted', facts: { unsureAtMs: testStartMs + 11 * hourMs } });
      expect(await timesOf(phoneOf(0))).toEqual([{ seq: 1, hours: 11, sure: false }]);
    });

    test('a basis of another life of the storage, and a number that no campaign row has, bound nothing', async () => {
      const other = `${epoch.slice(0, -1)}${epoch.endsWith('0') ? '1' : '0'}` as Epoch;
      await push(phoneOf(1), [basis(campaignNo, other)]);
      await push(phoneOf(2), [basis(campaignNo + 1000)]);
      expect([await timesOf(phoneOf(1)), await timesOf(phoneOf(2))]).toEqual([[{ seq: 1, hours: 6, sure: false }], [{ seq: 1, hours: 6, sure: false }]]);
    });

    test('sales before and after the row was read keep their order', async () => {
      await push(phoneOf(3), [null, null, basis(campaignNo)]);
      expect(await timesOf(phoneOf(3))).toEqual([{ seq: 1, hours: 3, sure: false }, { seq: 2, hours: 6, sure: false }, { seq: 3, hours: 11, sure: false }]);
    });

    test('a sale that another hand brings is bound likewise, by a server that has just begun', async () => {
      await world.close();
      world = await openTestWorld(opened.database, { phones: 5 });
      world.now.ms = arrivalMs;
      const carried = await world.intake.carry(sealed(phoneOf(4), [basis(campaignNo)]).map(({ bytes }) => Buffer.from(bytes).toString('base64url')));
      expect(carried).toMatchObject({ ok: true, value: [{ seq: 1, answer: { seq: 1 } }] });
      expect(await timesOf(phoneOf(4))).toEqual([{ seq: 1, hours: 11, sure: false }]);
    });
  });
};

const fail = (what: string): never => {
  throw new Error(what);
};
