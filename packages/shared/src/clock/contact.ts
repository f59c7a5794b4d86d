import type { InstantMs, Seq } from '../ids/index.ts';

/** An authenticated push, pull or heartbeat, or the enrolment itself: the server's time beside what the phone said of its own clock. */
export interface Contact {
  readonly serverMs: InstantMs;
  readonly wallMs: InstantMs;
  /** The clock session (one page load) that wrote `wallMs` and `monotonicMs`. */
  readonly session: number;
  readonly monotonicMs: number;
  /** The number that the phone's next event was to take. */
  readonly nextSeq: Seq;
}

/** Server time minus wall, as this contact saw it; of a phone's clock that is nowhere near any time, the nearest whole number that is kept exactly. */
export const offsetMsOf = ({ serverMs, wallMs }: Pick<Contact, 'serverMs' | 'wallMs'>): number => exactMs(serverMs - wallMs);

/** The nearest number of milliseconds that is kept exactly. A clock may say anything, and no message is refused for it. */
export const exactMs = (ms: number): number => Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, ms));

/**
 * In order of arrival, a repeated header only at its first: the network may bring an old one again, much later. Remembered by the list,
 * since all events of a push ask with the same one.
 */
export const firstArrivals = (contacts: readonly Contact[]): readonly Contact[] => {
  const known = arrivalsByList.get(contacts);
  if (known !== undefined) return known;
  const arrivals = contacts.length < 2 ? contacts : inOrder(contacts);
  arrivalsByList.set(contacts, arrivals);
  return arrivals;
};

const arrivalsByList = new WeakMap<readonly Contact[], readonly Contact[]>();

const inOrder = (contacts: readonly Contact[]): readonly Contact[] => {
  const seen = new Set<string>();
  return [...contacts]
    .sort((a, b) => a.serverMs - b.serverMs)
    .filter(({ session, monotonicMs, wallMs, nextSeq }) => {
      const name = `${session}:${monotonicMs}:${wallMs}:${nextSeq}`;
      return seen.has(name) ? false : seen.add(name);
    });
};

/**
 * Whether a contact that just arrived is news of the phone's clock, beside those known (in order of arrival, each of which advanced):
 * its `nextSeq` did not fall, and within its clock session the monotonic clock or `nextSeq` went on. One that does not advance is
 * an old header that comes again or comes late; its server time says nothing of that clock, so no event is judged by it.
 *
 * Rule: Time
 */
export const advances = (known: readonly Contact[], { session, monotonicMs, nextSeq }: Contact): boolean => {
  if (nextSeq < (known.at(-1)?.nextSeq ?? 0)) return false;
  const own = known.findLast((contact) => contact.session === session);
  return own === undefined || (monotonicMs >= own.monotonicMs && (monotonicMs > own.monotonicMs || nextSeq > own.nextSeq));
};

/** Of contacts in order of arrival those that advanced when they came. Rule: Time */
export const advancing = (contacts: readonly Contact[]): readonly Contact[] => {
  const known: Contact[] = [];
  for (const contact of contacts) if (advances(known, contact)) known.push(contact);
  return known;
};
