import { describe, expect, test } from 'vitest';
import type { InstantMs } from '@qoa/shared/ids';
import { answerTo, anEpoch, enrolmentA, envelopeFor, sealerFor } from './outbox-builders.ts';
import type { OutboxUnderTest } from './outbox.ts';

/** Opens the outbox of a name, as each tab does. Closing one is what a reload does. */
export type OpenOutbox = (clock: { readonly nowMs: InstantMs }, name: string) => Promise<{ readonly outbox: OutboxUnderTest; readonly close: () => void }>;

const clock = { nowMs: 1_800_000_000_000 };

/** What tabs that share one outbox may rely on. */
export const outboxTabsContract = (adapter: string, open: OpenOutbox): void => {
  describe(`two tabs on one outbox: ${adapter}`, () => {
    test('law once: tabs that append at once take each its number, and one draft is saved once', async () => {
      const name = crypto.randomUUID();
      const [left, right] = [await open(clock, name), await open(clock, name)];
      const outcomes = await Promise.all(
        Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? left : right).outbox.append(`draft-${Math.floor(i / 3)}`, sealerFor(enrolmentA))),
      );
      expect(outcomes.filter((o) => o.ok && o.value.saved === 'now')).toHaveLength(10);
      expect((await left.outbox.peek(enrolmentA, 500)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    test('law once: a tab that only now returns from sealing, behind another, seals anew', async () => {
      const name = crypto.randomUUID();
      const [left, right] = [await open(clock, name), await open(clock, name)];
      const sealed: number[] = [];
      const slow = left.outbox.append('slow', {
        enrolment: enrolmentA,
        content: 'slow',
        seal: async (seq) => {
          sealed.push(seq);
          if (seq === 1) await right.outbox.append('quick', sealerFor(enrolmentA, 'quick'));
          return envelopeFor(enrolmentA, seq);
        },
      });
      expect(await slow).toMatchObject({ ok: true, value: { saved: 'now', name: { seq: 2 } } });
      expect(sealed).toEqual([1, 2]);
    });

    test('law kept: a reload finds what was saved, and a draft whose save the screen never saw is not saved again', async () => {
      const name = crypto.randomUUID();
      const before = await open(clock, name);
      await before.outbox.keepDraft({ id: 'd1', body: 'a sale' });
      await before.outbox.append('d1', sealerFor(enrolmentA));
      before.close();
      const after = await open(clock, name);
      expect(await after.outbox.draft()).toBeNull();
      expect(await after.outbox.append('d1', sealerFor(enrolmentA))).toMatchObject({ value: { saved: 'already', name: { seq: 1 } } });
      expect(await after.outbox.holdings()).toMatchObject([{ nextSeq: 2, queued: 1 }]);
    });

    test('a tab settles what another pushed at the same time, once', async () => {
      const name = crypto.randomUUID();
      const [left, right] = [await open(clock, name), await open(clock, name)];
      await left.outbox.append('d1', sealerFor(enrolmentA));
      await left.outbox.append('d2', sealerFor(enrolmentA));
      const settlements = await Promise.all([1, 2].map(async (seq) => ({ enrolment: enrolmentA, epoch: anEpoch, answer: answerTo(await envelopeFor(enrolmentA, seq), seq) })));
      await Promise.all([left.outbox.settle(settlements), right.outbox.settle(settlements)]);
      expect(await right.outbox.holdings()).toMatchObject([{ queued: 0, kept: [[1, 2]] }]);
    });

    test('law kept: a sale waits for a portion of what another tab settles, not for all; what that tab has settled when it dies stays settled, and nothing is lost', async () => {
      const name = crypto.randomUUID();
      const [left, right] = [await open(clock, name), await open(clock, name)];
      const queued = 500;
      for (let nth = 1; nth <= queued; nth++) await left.outbox.append(`d${nth}`, sealerFor(enrolmentA));
      const settlements = await Promise.all(Array.from({ length: queued }, async (_, nth) => ({ enrolment: enrolmentA, epoch: anEpoch, answer: answerTo(await envelopeFor(enrolmentA, nth + 1), nth + 1) })));
      const settling = left.outbox.settle(settlements).catch(() => 'died');
      expect(await right.outbox.append('sale', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { saved: 'now' } });
      left.close();
      expect(await settling).toBe('died');

      const [holding] = await right.outbox.holdings();
      const waiting = await right.outbox.peek(enrolmentA, queued + 1);
      expect(waiting.length).toBeGreaterThan(1);
      expect(waiting.length).toBeLessThan(queued + 1);
      expect(holding).toMatchObject({ queued: waiting.length, kept: [[1, queued + 1]] });
      expect(waiting.map(({ seq }) => seq)).toEqual(Array.from({ length: waiting.length }, (_, nth) => queued + 2 - waiting.length + nth));
    });
  });
};
