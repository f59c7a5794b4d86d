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

/** Server time minus wall, as this contact saw it. */
export const offsetMsOf = (contact: Contact): number => contact.serverMs - contact.wallMs;

/** In order of arrival, a repeated header only at its first: the network may bring an old one again, much later. */
export const firstArrivals = (contacts: readonly Contact[]): readonly Contact[] => {
  const seen = new Set<string>();
  return [...contacts]
    .sort((a, b) => a.serverMs - b.serverMs)
    .filter(({ session, monotonicMs, wallMs, nextSeq }) => {
      const name = `${session}:${monotonicMs}:${wallMs}:${nextSeq}`;
      return seen.has(name) ? false : seen.add(name);
    });
};
