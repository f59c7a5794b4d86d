import { describe, expect, test, vi } from 'vitest';
import type { Envelope, EventName, TaggedAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, InstantMs, JudgedNo, ProgrammeId, Seq, Tag } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';
import { answerTo, anEpoch, anotherEpoch, enrolmentA, enrolmentB, envelopeFor, sealerFor, type SealerUnderTest } from './outbox-builders.ts';

/** An outbox as its contract sees it: the port of the phone, by its shape. */
export interface OutboxUnderTest {
  readonly append: (draft: string, sealer: SealerUnderTest) => Promise<Result<{ readonly saved: 'now' | 'already' | 'otherwise'; readonly name: EventName; readonly content?: string }, { readonly code: string }>>;
  readonly keepDraft: (draft: { readonly id: string; readonly body: unknown }) => Promise<Result<boolean, unknown>>;
  readonly savedDraft: (id: string) => Promise<{ readonly name: EventName; readonly content: string | null } | null>;
  readonly draft: () => Promise<{ readonly id: string; readonly body: unknown } | null>;
  readonly forgetDraft: (id: string) => Promise<void>;
  readonly peek: (enrolment: EnrolmentId, limit: number, from?: Seq) => Promise<readonly Envelope[]>;
  readonly resend: (enrolment: EnrolmentId, from: Seq, limit: number) => Promise<readonly Envelope[]>;
  readonly settle: (settlements: readonly { readonly enrolment: EnrolmentId; readonly epoch: Epoch; readonly answer: TaggedAnswer }[]) => Promise<void>;
  readonly otherLife: (enrolment: EnrolmentId, epoch: Epoch) => Promise<Seq | null>;
  readonly toDrawer: (enrolment: EnrolmentId, damaged: readonly { readonly seq: Seq; readonly hash: EventHash }[]) => Promise<void>;
  readonly prune: (enrolment: EnrolmentId, covered: { readonly epoch: Epoch; readonly judgedNo: JudgedNo }) => Promise<number>;
  readonly retire: (enrolment: EnrolmentId) => Promise<boolean>;
  readonly holdings: () => Promise<readonly { readonly enrolment: EnrolmentId; readonly nextSeq: Seq; readonly kept: readonly (readonly [Seq, Seq])[]; readonly queued: number; readonly oldestQueuedWallMs: InstantMs | null }[]>;
  readonly latest: (limit: number) => Promise<readonly (Envelope | (Envelope & { readonly answer: TaggedAnswer }))[]>;
  readonly drawerCount: () => Promise<number>;
  readonly drawn: () => Promise<readonly (EventName & { readonly bytes: Uint8Array | null; readonly savedAtMs: InstantMs })[]>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes an outbox with nothing in it. Its clock is set by hand. */
export type MakeOutbox = (clock: { nowMs: InstantMs }) => Promise<OutboxUnderTest>;

const thirdEpoch = '3333333333333333' as Epoch;
const ninetyDaysMs = 90 * 24 * 60 * 60 * 1000;

/** What every outbox promises, on whatever it is built. */
export const outboxContract = (adapter: string, make: MakeOutbox): void => {
  describe(`outbox contract: ${adapter}`, () => {
    const opened = async (): Promise<{ readonly outbox: OutboxUnderTest; readonly clock: { nowMs: InstantMs } }> => {
      const clock = { nowMs: 1_800_000_000_000 };
      return { outbox: await make(clock), clock };
    };
    const filled = async (count: number): Promise<{ readonly outbox: OutboxUnderTest; readonly clock: { nowMs: InstantMs } }> => {
      const made = await opened();
      for (let i = 1; i <= count; i++) await made.outbox.append(`draft-${i}`, sealerFor(enrolmentA));
      return made;
    };
    const seqs = (envelopes: readonly Envelope[]): readonly Seq[] => envelopes.map(({ seq }) => seq);
    const settlement = async (seq: Seq, judgedNo: JudgedNo, more: Partial<TaggedAnswer> = {}, epoch = anEpoch) => ({ enrolment: enrolmentA, epoch, answer: answerTo(await envelopeFor(enrolmentA, seq), judgedNo, more) });

    test('numbers events from 1, one by one, and gives them back oldest first', async () => {
      const { outbox } = await filled(3);
      expect(seqs(await outbox.peek(enrolmentA, 500))).toEqual([1, 2, 3]);
      expect(seqs(await outbox.peek(enrolmentA, 1))).toEqual([1]);
      expect(seqs(await outbox.peek(enrolmentA, 500, 2))).toEqual([2, 3]);
      expect(await outbox.holdings()).toEqual([{ enrolment: enrolmentA, nextSeq: 4, kept: [[1, 3]], queued: 3, oldestQueuedWallMs: 1_800_000_000_000 }]);
    });

    test('gives back the very bytes that were sealed', async () => {
      const { outbox } = await filled(1);
      const [first] = await outbox.peek(enrolmentA, 1);
      const sealed = await envelopeFor(enrolmentA, 1);
      expect(first).toMatchObject({ enrolment: enrolmentA, seq: 1, hash: sealed.hash });
      expect([...(first?.bytes ?? [])]).toEqual([...sealed.bytes]);
    });

    test('law once: a draft that was saved is not saved again, even after its event was settled and forgotten', async () => {
      const { outbox } = await filled(1);
      const again = await outbox.append('draft-1', sealerFor(enrolmentA));
      expect(again).toMatchObject({ ok: true, value: { saved: 'already', name: { enrolment: enrolmentA, seq: 1 } } });
      await outbox.settle([await settlement(1, 10)]);
      await outbox.prune(enrolmentA, { epoch: anEpoch, judgedNo: 10 });
      expect(await outbox.append('draft-1', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { saved: 'already', name: { seq: 1 } } });
      expect(await outbox.holdings()).toMatchObject([{ nextSeq: 2, kept: [], queued: 0 }]);
    });

    test('law once: two taps at the same moment save one event', async () => {
      const { outbox } = await opened();
      const outcomes = await Promise.all([1, 2, 3].map(() => outbox.append('one-draft', sealerFor(enrolmentA))));
      expect(outcomes.map((o) => (o.ok ? o.value.saved : o.error.code)).sort()).toEqual(['already', 'already', 'now']);
      expect(seqs(await outbox.peek(enrolmentA, 500))).toEqual([1]);
    });

    test('laws kept and once: other content under a draft id that was saved is told apart, and saved only under an id of its own', async () => {
      const { outbox } = await opened();
      expect(await outbox.savedDraft('d1')).toBeNull();
      await outbox.append('d1', sealerFor(enrolmentA, 'soda'));
      const other = await outbox.append('d1', sealerFor(enrolmentA, 'soda and soap'));
      expect(other).toMatchObject({ ok: true, value: { saved: 'otherwise', name: { seq: 1 }, content: 'soda' } });
      expect(await outbox.append('d1', sealerFor(enrolmentA, 'soda'))).toMatchObject({ ok: true, value: { saved: 'already', name: { seq: 1 } } });
      expect(await outbox.savedDraft('d1')).toMatchObject({ name: { seq: 1 }, content: 'soda' });
      expect(seqs(await outbox.peek(enrolmentA, 500))).toEqual([1]);
      expect(await outbox.append('d2', sealerFor(enrolmentA, 'soap'))).toMatchObject({ ok: true, value: { saved: 'now', name: { seq: 2 } } });
    });

    test('laws kept and once: of different contents under one draft id at the same moment one is saved, and each other hears which', async () => {
      const { outbox } = await opened();
      const outcomes = await Promise.all(['a', 'b', 'a', 'c'].map((content) => outbox.append('one-draft', sealerFor(enrolmentA, content))));
      const saved = (await outbox.savedDraft('one-draft'))?.content;
      const heard = outcomes.map((o) => (o.ok ? o.value : null));
      expect(heard.filter((each) => each?.saved === 'now')).toHaveLength(1);
      expect(heard.map((each) => each?.saved === 'otherwise')).toEqual(['a', 'b', 'a', 'c'].map((content) => content !== saved));
      for (const each of heard) if (each?.saved === 'otherwise') expect(each.content).toBe(saved);
      expect(seqs(await outbox.peek(enrolmentA, 500))).toEqual([1]);
    });

    test('sales saved at the same moment take different numbers, without a gap', async () => {
      const { outbox } = await opened();
      const outcomes = await Promise.all(Array.from({ length: 12 }, (_, i) => outbox.append(`draft-${i}`, sealerFor(enrolmentA))));
      expect(outcomes.map((o) => (o.ok ? o.value.name.seq : 0)).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
      expect(await outbox.holdings()).toMatchObject([{ nextSeq: 13, kept: [[1, 12]], queued: 12 }]);
    });

    test('a seal that fails saves nothing and leaves the number free', async () => {
      const { outbox } = await opened();
      const failing = outbox.append('draft-1', { enrolment: enrolmentA, content: '', seal: () => Promise.reject(new Error('no key')) });
      await expect(failing).rejects.toThrow('no key');
      expect(await outbox.append('draft-1', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { saved: 'now', name: { seq: 1 } } });
    });

    test('law kept: an answer to other bytes under the same number settles nothing', async () => {
      const { outbox } = await filled(1);
      const answer = { ...(await settlement(1, 10)).answer, hash: 'f'.repeat(32) as EventHash };
      await outbox.settle([{ enrolment: enrolmentA, epoch: anEpoch, answer }]);
      await outbox.settle([{ enrolment: enrolmentB, epoch: anEpoch, answer: (await settlement(1, 10)).answer }]);
      expect(seqs(await outbox.peek(enrolmentA, 500))).toEqual([1]);
      expect(await outbox.holdings()).toMatchObject([{ queued: 1 }]);
    });

    test('law kept: settles exactly what was answered, in any order, and keeps it in the ring', async () => {
      const { outbox } = await filled(4);
      await outbox.settle([await settlement(3, 11), await settlement(1, 10)]);
      expect(seqs(await outbox.peek(enrolmentA, 500))).toEqual([2, 4]);
      expect(seqs(await outbox.resend(enrolmentA, 1, 500))).toEqual([1, 2, 3, 4]);
      expect(seqs(await outbox.resend(enrolmentA, 2, 2))).toEqual([2, 3]);
      expect(await outbox.holdings()).toMatchObject([{ kept: [[1, 4]], queued: 2 }]);
    });

    test('law once: settling twice is harmless, and custody becomes the later verdict', async () => {
      const { outbox } = await filled(1);
      const held = await settlement(1, 10, { class: 'held', code: 'UNKNOWN_KIND' });
      await outbox.settle([held]);
      await outbox.settle([held, held]);
      await outbox.settle([await settlement(1, 12)]);
      await outbox.settle([held]);
      expect(await outbox.latest(1)).toMatchObject([{ seq: 1, answer: { class: 'accepted', judgedNo: 12 } }]);
      expect(await outbox.holdings()).toMatchObject([{ queued: 0 }]);
    });

    test('law final: what an earlier life of the server gave is kept beside the later answer, through further restores', async () => {
      const { outbox } = await filled(1);
      const given = [{ programme: 1 as ProgrammeId, unit: 'stamp', units: 2, balance: 2, goal: 10 }] as const;
      const [first, second] = [await settlement(1, 10, { given, proof: '5d'.repeat(16) as Tag }), await settlement(1, 4, { class: 'refused', code: 'LIMIT_REACHED' }, anotherEpoch)];
      await outbox.settle([first]);
      await outbox.settle([second]);
      await outbox.settle([second]);
      expect(await outbox.resend(enrolmentA, 1, 500)).toMatchObject([{ seq: 1, epoch: anotherEpoch, answer: second.answer, earlier: [{ epoch: anEpoch, answer: first.answer }] }]);
      await outbox.settle([await settlement(1, 3, {}, thirdEpoch)]);
      expect(await outbox.resend(enrolmentA, 1, 500)).toMatchObject([{ epoch: thirdEpoch, earlier: [{ epoch: anEpoch, answer: first.answer }] }]);
    });

    test('law kept: tells what in the ring another life of the server answered, until this one has answered it', async () => {
      const { outbox } = await filled(4);
      for (const epoch of [anEpoch, anotherEpoch, thirdEpoch]) expect(await outbox.otherLife(enrolmentA, epoch)).toBeNull();
      await outbox.settle([await settlement(1, 12), await settlement(3, 11), await settlement(2, 5, {}, anotherEpoch)]);
      expect(await outbox.otherLife(enrolmentA, anEpoch)).toBe(2);
      expect(await outbox.otherLife(enrolmentA, anotherEpoch)).toBe(3);
      expect(await outbox.otherLife(enrolmentB, anotherEpoch)).toBeNull();
      await outbox.settle([await settlement(3, 6, { class: 'held', code: 'FORK' }, anotherEpoch)]);
      expect(await outbox.otherLife(enrolmentA, anotherEpoch)).toBe(1);
      await outbox.settle([await settlement(1, 7, {}, anotherEpoch)]);
      expect(await outbox.otherLife(enrolmentA, anotherEpoch)).toBeNull();
      expect(await outbox.otherLife(enrolmentA, anEpoch)).toBe(2);
      expect(await outbox.otherLife(enrolmentA, thirdEpoch)).toBe(2);
    });

    test('law kept: the ring forgets only what a backup of the same epoch covers', async () => {
      const { outbox } = await filled(3);
      await outbox.settle([await settlement(1, 10), await settlement(2, 11), await settlement(3, 5, {}, anotherEpoch)]);
      expect(await outbox.prune(enrolmentA, { epoch: anEpoch, judgedNo: 10 })).toBe(1);
      expect(seqs(await outbox.resend(enrolmentA, 1, 500))).toEqual([2, 3]);
      expect(await outbox.holdings()).toMatchObject([{ nextSeq: 4, kept: [[2, 3]] }]);
    });

    test('laws kept and final: what an earlier life of the server gave outlasts the backup that covers the newer verdict', async () => {
      const { outbox } = await filled(2);
      const gave = { given: [{ programme: 1 as ProgrammeId, unit: 'stamp' as const, units: 3, balance: 3, goal: 10 }] };
      await outbox.settle([await settlement(1, 10, gave, anotherEpoch), await settlement(2, 11, {}, anotherEpoch)]);
      await outbox.settle([await settlement(1, 7), await settlement(2, 8)]);
      expect(await outbox.prune(enrolmentA, { epoch: anEpoch, judgedNo: 8 })).toBe(1);
      expect(seqs(await outbox.resend(enrolmentA, 1, 500))).toEqual([1]);
    });

    test('law kept: the ring forgets after 90 days, the queue never', async () => {
      const { outbox, clock } = await filled(2);
      await outbox.settle([await settlement(1, 10)]);
      clock.nowMs += ninetyDaysMs;
      expect(await outbox.prune(enrolmentA, { epoch: anEpoch, judgedNo: 0 })).toBe(0);
      clock.nowMs += 1;
      expect(await outbox.prune(enrolmentA, { epoch: anEpoch, judgedNo: 0 })).toBe(1);
      expect(seqs(await outbox.resend(enrolmentA, 1, 500))).toEqual([2]);
    });

    test('law no poison: unreadable bytes go to the drawer by their hash, and leave a hole', async () => {
      const { outbox } = await filled(3);
      const second = await envelopeFor(enrolmentA, 2);
      await outbox.toDrawer(enrolmentA, [{ seq: 3, hash: second.hash }, { seq: 2, hash: second.hash }]);
      expect(seqs(await outbox.peek(enrolmentA, 500))).toEqual([1, 3]);
      expect(await outbox.drawerCount()).toBe(1);
      await outbox.toDrawer(enrolmentA, [{ seq: 2, hash: second.hash }]);
      expect(await outbox.drawerCount()).toBe(1);
      expect(await outbox.drawn()).toEqual([{ enrolment: enrolmentA, seq: 2, hash: second.hash, bytes: second.bytes, savedAtMs: 1_800_000_000_000, drawn: true }]);
      expect(await outbox.holdings()).toMatchObject([{ nextSeq: 4, kept: [[1, 1], [3, 3]], queued: 2 }]);
    });

    test('law kept: an enrolment is closed only when queue and ring hold nothing of it, and takes no event from then on', async () => {
      const { outbox } = await filled(2);
      expect(await outbox.retire(enrolmentA)).toBe(false);
      await outbox.settle([await settlement(1, 1), await settlement(2, 2)]);
      expect(await outbox.retire(enrolmentA)).toBe(false);
      await outbox.prune(enrolmentA, { epoch: anEpoch, judgedNo: 2 });
      // A sale that was being sealed meanwhile is saved, or refused; it never lies under a closed enrolment.
      const [late, closed] = await Promise.all([outbox.append('late', sealerFor(enrolmentA)), outbox.retire(enrolmentA)]);
      expect(closed).toBe(!late.ok);
      expect(seqs(await outbox.peek(enrolmentA, 9))).toHaveLength(late.ok ? 1 : 0);
      expect(await outbox.retire(enrolmentB)).toBe(true);
      expect(await outbox.append('later', sealerFor(enrolmentB))).toMatchObject({ ok: false, error: { code: 'ENROLMENT_REVOKED' } });
      expect((await outbox.append('elsewhere', sealerFor('3'.repeat(16) as EnrolmentId))).ok).toBe(true);
    });

    test('two enrolments have numbers of their own, the older one first', async () => {
      const { outbox, clock } = await filled(2);
      clock.nowMs += 5;
      await outbox.append('draft-b', sealerFor(enrolmentB));
      expect(await outbox.holdings()).toMatchObject([
        { enrolment: enrolmentA, nextSeq: 3, queued: 2 },
        { enrolment: enrolmentB, nextSeq: 2, queued: 1, oldestQueuedWallMs: 1_800_000_000_005 },
      ]);
      expect(seqs(await outbox.peek(enrolmentB, 500))).toEqual([1]);
      expect((await outbox.latest(2)).map(({ enrolment, seq }) => [enrolment, seq])).toEqual([[enrolmentB, 1], [enrolmentA, 2]]);
    });

    test('the sale being made is kept until it is saved or thrown away, and never comes back', async () => {
      const { outbox } = await opened();
      expect(await outbox.keepDraft({ id: 'd1', body: { lines: 1 } })).toEqual({ ok: true, value: true });
      expect(await outbox.draft()).toEqual({ id: 'd1', body: { lines: 1 } });
      await outbox.append('d1', sealerFor(enrolmentA));
      expect(await outbox.draft()).toBeNull();
      expect(await outbox.keepDraft({ id: 'd1', body: { lines: 2 } })).toEqual({ ok: true, value: false });
      expect(await outbox.draft()).toBeNull();
      await outbox.keepDraft({ id: 'd2', body: 2 });
      await outbox.forgetDraft('d2');
      expect(await outbox.draft()).toBeNull();
    });

    test('tells of every change, soon after it', async () => {
      const { outbox } = await opened();
      let told = 0;
      const unsubscribe = outbox.subscribe(() => told++);
      await outbox.append('d1', sealerFor(enrolmentA));
      await vi.waitUntil(() => told > 0);
      const soFar = told;
      await outbox.settle([await settlement(1, 10)]);
      await vi.waitUntil(() => told > soFar);
      unsubscribe();
      const last = told;
      await outbox.settle([await settlement(1, 11)]);
      expect(told).toBe(last);
    });
  });
};
