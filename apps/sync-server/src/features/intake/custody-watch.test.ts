import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { err, ok } from '@qoa/shared/result';
import { expect, test } from 'vitest';
import { custodyWatch } from './custody-watch.ts';

const header = { enrolment: '00000000000000a1' as EnrolmentId, seq: 1 };
const arrival: Arrival = {
  envelope: { ...header, hash: '00' as EventHash, bytes: new Uint8Array() },
  event: { ...header, kind: 'SaleRecorded', wallMs: 1, clockSession: 1, monotonicMs: 1, offsetS: null, basis: null, actor: 0, card: null, cardTyped: false, lines: [], ticketCents: null },
  at: { atMs: 1, sure: true, provedByMs: 1 },
  receivedMs: 1,
  fromCustody: true,
};

test('while the judge is away it is said with its code and tried again, until what is kept was judged', async () => {
  const told: unknown[] = [];
  const works = new Set<() => void>();
  let [isAway, kept]: [boolean, readonly Arrival[]] = [true, [arrival]];
  const watch = custodyWatch({
    store: { keptAfter: (after) => Promise.resolve({ kept: after === 0 ? kept : [], through: after === 0 && kept.length > 0 ? 1 : null }) },
    judge: {
      submit: () => {
        if (isAway) return Promise.resolve(err({ code: 'UNAVAILABLE' }));
        kept = [];
        return Promise.resolve(ok({ answers: [{ seq: 1, hash: arrival.envelope.hash, judgedNo: 2, class: 'accepted', code: null, facts: {}, given: [] }], sendFrom: null, frontier: 1, highestSeq: 1 }));
      },
    },
    every: (_, work) => {
      works.add(work);
      return () => works.delete(work);
    },
    onJudged: (judged) => told.push(judged),
    onAway: (away) => told.push(away),
    onTrouble: (thrown) => told.push(thrown),
  });
  await watch.look();
  await watch.look();
  expect([told, works.size]).toEqual([[{ code: 'UNAVAILABLE' }, { code: 'UNAVAILABLE' }], 1]);
  isAway = false;
  for (const work of works) work();
  await expect.poll(() => works.size).toBe(0);
  expect(told).toEqual([{ code: 'UNAVAILABLE' }, { code: 'UNAVAILABLE' }, 1]);
});
