import { type Contact, estimateTime, placeUnsure, type TimeEstimate } from '@qoa/shared/clock';
import type { InstantMs } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import type { Opened } from './open-envelope.ts';

/** What the server knows of the clock of the phone that delivers. */
export interface KnownTimes {
  /** Oldest first, each of them advancing; this delivery's own last, if it does. */
  readonly contacts: readonly Contact[];
  readonly arrivalMs: InstantMs;
  /** Nothing of this phone happened before. */
  readonly enrolledAtMs: InstantMs;
}

/**
 * The events of one delivery with their times, by the contacts around them: unsure ones keep their order inside the bracket that
 * they share. Rule: Time
 */
export const withTimes = (opened: readonly Opened[], { contacts, arrivalMs, enrolledAtMs }: KnownTimes): readonly Arrival[] => {
  const near = nearContacts(opened, contacts);
  const estimates = opened.map(({ event }) => estimateTime({ event, contacts: near, arrivalMs, basisServerMs: enrolledAtMs }));
  const unsure = new Map<string, number>();
  for (const estimate of estimates) if (!estimate.sure) unsure.set(bracketName(estimate), (unsure.get(bracketName(estimate)) ?? 0) + 1);
  const placed = new Map<string, number>();
  return estimates.map((estimate, at) => {
    const { envelope, event } = opened[at] as Opened;
    return { envelope, event, at: { atMs: estimate.sure ? estimate.atMs : nextPlace(estimate, unsure, placed), sure: estimate.sure, provedByMs: estimate.bracket.toMs }, receivedMs: arrivalMs };
  });
};

/** The next of the places that the unsure events of one bracket share. */
const nextPlace = (estimate: TimeEstimate, unsure: ReadonlyMap<string, number>, placed: Map<string, number>): InstantMs => {
  const name = bracketName(estimate);
  const i = (placed.get(name) ?? 0) + 1;
  placed.set(name, i);
  return placeUnsure(estimate.bracket, i, unsure.get(name) ?? 1);
};

const bracketName = ({ bracket }: Pick<TimeEstimate, 'bracket'>): string => `${bracket.fromMs}:${bracket.toMs}`;

/** Of the contacts before all these events only the last, and those of their own clock sessions, can matter. */
const nearContacts = (opened: readonly Opened[], contacts: readonly Contact[]): readonly Contact[] => {
  const firstSeq = opened.reduce((least, { event }) => Math.min(least, event.seq), Infinity);
  const sessions = new Set(opened.map(({ event }) => event.clockSession));
  const last = contacts.findLast(({ nextSeq }) => nextSeq <= firstSeq);
  return contacts.filter((contact) => contact.nextSeq > firstSeq || sessions.has(contact.session) || contact === last);
};
