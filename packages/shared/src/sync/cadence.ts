import { type Retry, retryOnPhone } from '../errors/index.ts';
import type { InstantMs } from '../ids/index.ts';
import type { Moment, SyncFault } from './input.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;

/**
 * When things are tried again. Chosen for 5 MB of mobile data a month at 100 sales a day: a push is its own heartbeat, hints carry
 * their rows, and what the phone pulls unasked comes rarely.
 */
export const cadence = {
  retryFirstMs: 2 * secondMs,
  retryMaxMs: 5 * minuteMs,
  /** After what only people, an update or a new enrolment can mend. */
  retryStuckMs: 60 * minuteMs,
  /** A request without any report is given up. */
  giveUpMs: 2 * minuteMs,
  wakeSoonestMs: 250,
  heartbeatMs: 30 * minuteMs,
  /** An old enrolment whose queue is empty still asks whether the server lacks something of its ring (a restore). */
  drainedHeartbeatMs: 120 * minuteMs,
  pullWithoutLiveMs: 60 * minuteMs,
  pullWithLiveMs: 120 * minuteMs,
  pullAfterPushMs: 60 * minuteMs,
  /** A socket that lived this long was no failure. */
  liveSteadyMs: 30 * secondMs,
  /** A session is renewed this long before it ends. */
  sessionMarginMs: minuteMs,
  pushLimitMin: 20,
  pushLimitMax: 500,
} as const;

/** The next try after `failures` failures: doubling, between half and all of it by chance, never before the server's own wish. */
export const nextTryMs = (moment: Moment, failures: number, fault: SyncFault): InstantMs => {
  const fullMs = isStuck(fault) ? cadence.retryStuckMs : Math.min(cadence.retryMaxMs, cadence.retryFirstMs * 2 ** Math.min(failures, 20));
  return moment.nowMs + Math.max(Math.round(fullMs * (0.5 + moment.jitter / 2)), fault.retryAfterMs ?? 0);
};

/** Whether an instant has come. One that lies further off than it was ever set means that the clock was set back: then it has come. */
export const isDue = (untilMs: InstantMs, nowMs: InstantMs, longestMs: number = 25 * 60 * minuteMs): boolean => nowMs >= untilMs || untilMs - nowMs > longestMs;

/** What the registry tells to do about a fault; a code of a newer server is tried again later. */
export const retryOf = (fault: SyncFault): Retry => retryOnPhone(fault.code) ?? 'same-bytes-later';

/** Trying again soon would change nothing. */
export const isStuck = (fault: SyncFault): boolean => !['same-bytes-later', 'smaller', 'after-session', 'after-snapshot'].includes(retryOf(fault));
