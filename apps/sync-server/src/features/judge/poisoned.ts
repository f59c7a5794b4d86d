import { type DeviceEvent, splitEnvelope } from '@qoa/shared/events';
import type { Arrival, BatchOutcome, EventRow } from '@qoa/shared/judge';

/** No kind has this number: an event that could not be judged is kept without being looked into. */
const noKind = 31;

/** The arrival with its body out of reach, so that judging it cannot fail again. */
export const sealedAway = (arrival: Arrival): Arrival => {
  const { enrolment, seq, wallMs, clockSession, monotonicMs, offsetS, basis, actor } = arrival.event;
  const split = splitEnvelope(arrival.envelope.bytes);
  const event: DeviceEvent = {
    ...{ enrolment, seq, wallMs, clockSession, monotonicMs, offsetS, basis, actor },
    kind: 'Sealed',
    kindNumber: arrival.event.kind === 'Sealed' ? arrival.event.kindNumber : noKind,
    bodyFlags: 0,
    body: split.ok ? split.value.body : new Uint8Array(),
  };
  return { ...arrival, event };
};

/** The outcome in which these arrivals are held as POISONED instead of for their kind. Law: no poison */
export const holdPoisoned = (outcome: BatchOutcome, arrivals: readonly Arrival[], poisoned: ReadonlySet<Arrival>): BatchOutcome => {
  const names = new Set(arrivals.filter((arrival) => poisoned.has(arrival)).map(({ envelope }) => `${envelope.enrolment}:${envelope.seq}:${envelope.hash}`));
  const held = (row: EventRow): EventRow =>
    names.has(`${row.enrolment}:${row.seq}:${row.hash}`) && row.answer.class === 'held' ? { ...row, answer: { ...row.answer, code: 'POISONED', facts: {} } } : row;
  const events = outcome.events.map(held);
  const forks = outcome.forks.map(held);
  const answerByNo = new Map([...events, ...forks].map(({ answer }) => [answer.judgedNo, answer]));
  return { ...outcome, events, forks, answers: outcome.answers.map((judged) => ({ ...judged, answer: answerByNo.get(judged.answer.judgedNo) ?? judged.answer })) };
};
