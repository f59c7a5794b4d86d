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
  return opened.map((one, at) => {
    const estimate = estimates[at];
    const { atMs, sure, bracket } = estimate === undefined ? { atMs: arrivalMs, sure: false, bracket: { fromMs: null, toMs: arrivalMs } } : estimate;
    const i = (placed.get(bracketName({ bracket })) ?? 0) + (sure ? 0 : 1);
    placed.set(bracketName({ bracket }), i);
    const placedMs = sure ? atMs : placeUnsure(bracket, i, unsure.get(bracketName({ bracket })) ?? 1);
    return { ...one, at: { atMs: placedMs, sure, provedByMs: bracket.toMs }, receivedMs: arrivalMs };
  });
};

const bracketName = ({ bracket }: Pick<TimeEstimate, 'bracket'>): string => `${bracket.fromMs}:${bracket.toMs}`;

/** Of the contacts before all these events only the last, and the last of each of their clock sessions, can matter. */
const nearContacts = (opened: readonly Opened[], contacts: readonly Contact[]): readonly Contact[] => {
  const firstSeq = opened.reduce((least, { event }) => Math.min(least, event.seq), Infinity);
  const before = contacts.filter(({ nextSeq }) => nextSeq <= firstSeq);
  const sessions = new Set(opened.map(({ event }) => event.clockSession));
  const lastOfSession = new Map(before.filter(({ session }) => sessions.has(session)).map((contact) => [contact.session, contact]));
  const last = before.at(-1);
  const kept = new Set([...lastOfSession.values(), ...(last === undefined ? [] : [last])]);
  return contacts.filter((contact) => contact.nextSeq > firstSeq || kept.has(contact));
};
