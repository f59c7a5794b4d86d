import type { Happening } from './journal.ts';

/** An event that arrived so long after it was made had waited for the network. */
const waitedMs = 10_000;
/** How long a drained queue is told of. */
const toldMs = 120_000;

/**
 * How many waiting events each phone brought in the last two minutes. A queue is seen by the server only once it is on its way, and drains within one
 * push: without this nobody at the console would ever see one. At most what the journal holds.
 */
export const caughtUp = (happenings: readonly Happening[], serverNowMs: number): ReadonlyMap<string, number> => {
  const eventsByPhone = new Map<string, number>();
  for (const happening of happenings) {
    if (happening.kind === 'fact') continue;
    const { enrolment, atMs, arrivedAtMs } = happening.sale;
    if (arrivedAtMs - atMs <= waitedMs || serverNowMs - arrivedAtMs > toldMs) continue;
    eventsByPhone.set(enrolment, (eventsByPhone.get(enrolment) ?? 0) + 1);
  }
  return eventsByPhone;
};
