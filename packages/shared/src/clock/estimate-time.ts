import type { EventHeader } from '../events/event.ts';
import type { InstantMs } from '../ids/index.ts';
import { bracketOf, narrowed, placeUnsure, type Bracket } from './bracket.ts';
import { firstArrivals, offsetMsOf, type Contact } from './contact.ts';

/** What an event says of its own time. */
export type EventClock = Pick<EventHeader, 'seq' | 'wallMs' | 'clockSession' | 'monotonicMs'>;

/** When an event happened, in server time, as well as it can be known. */
export interface TimeEstimate {
  readonly atMs: InstantMs;
  /** False: no contact tells the phone's clock, `atMs` is the middle of the bracket, and the caller places it among its like with `placed`. */
  readonly sure: boolean;
  /** From server times alone: at `bracket.toMs` the event is proved to exist, whatever the phone says of its clocks. */
  readonly bracket: Bracket;
}

/** Offsets that differ by no more are one clock. */
export const AGREEMENT_MS = 120_000;

/**
 * The time of an event, from its own claim and the contacts around it (the push that brought it among them, the enrolment the first).
 * Its wall clock plus the offset of the nearest contacts of the same clock session, if those before and after it agree; without
 * any, of the nearest contact before and the first after, if both are there and agree; never outside the bracket.
 * Another event's corrected time is never a bound.
 *
 * Law: judged, not trusted
 */
export const estimateTime = (input: {
  readonly event: EventClock;
  readonly contacts: readonly Contact[];
  readonly arrivalMs: InstantMs;
  /** The server time of the feed row that the preview basis names. */
  readonly basisServerMs?: InstantMs;
}): TimeEstimate => {
  const { event, arrivalMs } = input;
  const contacts = firstArrivals(input.contacts);
  const before = contacts.findLast(({ nextSeq }) => nextSeq <= event.seq);
  const after = contacts.find(({ nextSeq }) => nextSeq > event.seq);
  const bounds = { before, after, arrivalMs, basisServerMs: input.basisServerMs ?? null };
  const bracket = bracketOf(bounds);
  const offsetMs = sessionOffsetMs(event, contacts) ?? neighbourOffsetMs(event, before, after);
  if (offsetMs === null) return { atMs: placeUnsure(bracket, 1, 1), sure: false, bracket };
  return { atMs: clamped(Math.round(event.wallMs + offsetMs), narrowed(bracket, event, bounds)), sure: true, bracket };
};

const sessionOffsetMs = (event: EventClock, contacts: readonly Contact[]): number | null => {
  let earlier: Contact | null = null;
  let later: Contact | null = null;
  for (const contact of contacts) {
    if (contact.session !== event.clockSession) continue;
    if (contact.monotonicMs <= event.monotonicMs) earlier = nearer(event, earlier, contact);
    else later = nearer(event, later, contact);
  }
  return earlier !== null && later !== null ? agreedOffsetMs(earlier, later) : earlier !== null ? offsetMsOf(earlier) : later !== null ? offsetMsOf(later) : null;
};

/** Contacts of the event's own session have had their say. */
const neighbourOffsetMs = (event: EventClock, before: Contact | undefined, after: Contact | undefined): number | null =>
  before === undefined || after === undefined || before.session === event.clockSession || after.session === event.clockSession ? null : agreedOffsetMs(before, after);

const agreedOffsetMs = (earlier: Contact, later: Contact): number | null =>
  Math.abs(offsetMsOf(earlier) - offsetMsOf(later)) <= AGREEMENT_MS ? offsetMsOf(earlier) : null;

const nearer = (event: EventClock, best: Contact | null, contact: Contact): Contact =>
  best === null || distanceMs(event, contact) < distanceMs(event, best) ? contact : best;

const distanceMs = (event: EventClock, contact: Contact): number => Math.abs(contact.monotonicMs - event.monotonicMs);

const clamped = (atMs: InstantMs, { fromMs, toMs }: Bracket): InstantMs => Math.min(toMs, Math.max(fromMs ?? atMs, atMs));
