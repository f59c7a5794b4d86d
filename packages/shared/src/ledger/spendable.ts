import type { InstantMs, Seq } from '../ids/index.ts';

/** What others carried here waits no longer than this for its phone. */
export const CARRIED_WAIT_MS = 86_400_000;

/** How an event that gave something came, and how far its phone has been taken in since. */
export interface Arrived {
  readonly seq: Seq;
  readonly receivedMs: InstantMs;
  /** Of the event's source, as it stands now. */
  readonly frontier: Seq;
}

/**
 * From when on what an event gave can be spent; null: now. An event of its phone's own push lies at or below the frontier once it is judged. One that a receipt or a
 * rescue file brought above it waits until the frontier has passed it, or a day: by then what the phone wrote before it has come, or nobody waits for it any more.
 * It never waits longer than was once said, whatever else arrives: a frontier only rises.
 */
export const spendableFromMs = ({ seq, receivedMs, frontier }: Arrived, nowMs: InstantMs): InstantMs | null => {
  const readyMs = receivedMs + CARRIED_WAIT_MS;
  return seq <= frontier || nowMs >= readyMs ? null : readyMs;
};
