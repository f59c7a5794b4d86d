import { type Contact, estimateTime, placed } from '@qoa/shared/clock';
import type { InstantMs } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import type { BasisTimes } from './known-bases.ts';
import type { Opened } from './open-envelope.ts';

/** What the server knows of the clock of the phone that delivers. */
export interface KnownTimes {
  /** Oldest first, each of them advancing; this delivery's own last, if it does. */
  readonly contacts: readonly Contact[];
  readonly arrivalMs: InstantMs;
  /** Nothing of this phone happened before. */
  readonly enrolledAtMs: InstantMs;
  /** Nothing that a phone had read before an event was published after it. */
  readonly basisMs: BasisTimes;
}

/**
 * The events of one delivery with their times, by the contacts around them and the campaign rows that their phone had read: unsure ones
 * keep their order inside the bracket that they share. Rule: Time
 */
export const withTimes = (opened: readonly Opened[], { contacts, arrivalMs, enrolledAtMs, basisMs }: KnownTimes): readonly Arrival[] => {
  const near = nearContacts(opened, contacts);
  const estimates = opened.map(({ event }) => estimateTime({ event, contacts: near, arrivalMs, basisServerMs: Math.max(enrolledAtMs, basisMs(event.basis) ?? enrolledAtMs) }));
  const places = placed(estimates);
  return estimates.map(({ sure, bracket }, at) => {
    const { envelope, event } = opened[at] as Opened;
    return { envelope, event, at: { atMs: places[at] as InstantMs, sure, provedByMs: bracket.toMs }, receivedMs: arrivalMs };
  });
};

/** Of the contacts before all these events only the last, and those of their own clock sessions, can matter. */
const nearContacts = (opened: readonly Opened[], contacts: readonly Contact[]): readonly Contact[] => {
  const firstSeq = opened.reduce((least, { event }) => Math.min(least, event.seq), Infinity);
  const sessions = new Set(opened.map(({ event }) => event.clockSession));
  const last = contacts.findLast(({ nextSeq }) => nextSeq <= firstSeq);
  return contacts.filter((contact) => contact.nextSeq > firstSeq || sessions.has(contact.session) || contact === last);
};
