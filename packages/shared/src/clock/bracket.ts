import type { InstantMs } from '../ids/index.ts';
import type { Contact } from './contact.ts';
import type { EventClock } from './estimate-time.ts';

/** Between these server times, both included, the event happened. `fromMs` is null when nothing bounds it from below. */
export interface Bracket {
  readonly fromMs: InstantMs | null;
  readonly toMs: InstantMs;
}

/** What bounds an event: the last contact before it was made, the first after, and the feed row on which its preview stood. */
export interface Bounds {
  readonly before: Contact | undefined;
  readonly after: Contact | undefined;
  readonly arrivalMs: InstantMs;
  readonly basisServerMs: InstantMs | null;
}

/**
 * The bracket of an event: server times alone, no clock of the phone's moves it. Where its ends cross (a contact that was long on
 * its way) the upper one holds, since by then the event certainly existed.
 */
export const bracketOf = ({ before, after, arrivalMs, basisServerMs }: Bounds): Bracket => {
  const toMs = Math.min(arrivalMs, after?.serverMs ?? arrivalMs);
  const beforeMs = before?.serverMs ?? null;
  const fromMs = beforeMs === null ? basisServerMs : Math.max(beforeMs, basisServerMs ?? beforeMs);
  return { fromMs: fromMs === null ? null : Math.min(toMs, fromMs), toMs };
};

/**
 * The bracket that the monotonic clock narrows within one clock session: it may stand still in sleep, so at least as much time
 * passed as it counted. It is the phone's word, so it never leads out of the bracket.
 */
export const narrowed = (bracket: Bracket, event: EventClock, { before, after }: Bounds): Bracket => {
  const latestMs = after === undefined ? bracket.toMs : after.serverMs - countedMs(event, after);
  const toMs = Math.min(bracket.toMs, Math.max(bracket.fromMs ?? latestMs, latestMs));
  const earliestMs = before === undefined ? bracket.fromMs : before.serverMs + countedMs(event, before);
  return { fromMs: earliestMs === null ? null : Math.min(toMs, Math.max(bracket.fromMs ?? earliestMs, earliestMs)), toMs };
};

/**
 * The place of the i-th (from 1) of the n unsure events of a bracket: i/(n+1) of it, so that they keep their order and none stands at an end.
 * With nothing below, the upper end.
 */
export const placeUnsure = ({ fromMs, toMs }: Bracket, i: number, n: number): InstantMs => (fromMs === null ? toMs : Math.round(fromMs + ((toMs - fromMs) * i) / (n + 1)));

const countedMs = (event: EventClock, contact: Contact): number =>
  contact.session === event.clockSession ? Math.abs(contact.monotonicMs - event.monotonicMs) : 0;
