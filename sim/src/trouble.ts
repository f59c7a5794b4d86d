import type { EventHash } from '@qoa/shared/ids';
import type { Arrival, BatchOutcome } from '@qoa/shared/judge';

/** How a transaction went wrong: its connection broke at COMMIT, so that nobody knows whether it stands; or the database refused a row. */
export type Trouble = 'commit-lost' | 'rows-refused';

/**
 * The event that is to blame for a failed transaction of these events, and is held from now on; null: none, or more than one may be, and
 * they are judged one by one. What was lost at COMMIT is nobody's fault, least of all of what waits `behind`. Law: no poison
 */
export const culpritOf = (trouble: Trouble, batch: readonly EventHash[], _behind: readonly EventHash[]): EventHash | null =>
  trouble === 'rows-refused' && batch.length === 1 ? (batch[0] ?? null) : null;

/** The arrivals with the culprits' bodies out of reach. */
export const sealedAway = (arrivals: readonly Arrival[], culprits: ReadonlySet<EventHash>): readonly Arrival[] =>
  culprits.size === 0
    ? arrivals
    : arrivals.map((arrival) => {
        if (!culprits.has(arrival.envelope.hash)) return arrival;
        const { enrolment, seq, wallMs, clockSession, monotonicMs, offsetS, basis, actor } = arrival.event;
        return { ...arrival, event: { enrolment, seq, wallMs, clockSession, monotonicMs, offsetS, basis, actor, kind: 'Sealed', kindNumber: 31, bodyFlags: 0, body: new Uint8Array() } };
      });

/** The outcome in which fresh custody of a culprit is told as POISONED. */
export const heldAsPoisoned = (outcome: BatchOutcome, culprits: ReadonlySet<EventHash>): BatchOutcome => {
  if (culprits.size === 0) return outcome;
  const events = outcome.events.map((row) => (culprits.has(row.hash) && row.answer.class === 'held' ? { ...row, answer: { ...row.answer, code: 'POISONED', facts: {} } } : row));
  const heldByNo = new Map(events.map(({ answer }) => [answer.judgedNo, answer]));
  return { ...outcome, events, answers: outcome.answers.map((judged) => ({ ...judged, answer: heldByNo.get(judged.answer.judgedNo) ?? judged.answer })) };
};
