import type { Epoch, InstantMs, Seq } from '../ids/index.ts';
import type { QueueView, RequestNo } from './input.ts';

/** Something that is tried again: at rest, under way, or waiting for its next try. */
export type Errand =
  | { readonly at: 'rest' }
  | { readonly at: 'under-way'; readonly request: RequestNo; readonly sinceMs: InstantMs }
  | { readonly at: 'waiting'; readonly untilMs: InstantMs };

/** The push remembers the queue with which it began, and has one stage more: its answers are being written to the outbox. */
export type PushErrand =
  | Exclude<Errand, { readonly at: 'under-way' }>
  | { readonly at: 'under-way'; readonly request: RequestNo; readonly sinceMs: InstantMs; readonly began: QueueView }
  | { readonly at: 'settling'; readonly request: RequestNo; readonly sinceMs: InstantMs; readonly began: QueueView; readonly from: Seq | null; readonly highestSeq: Seq; readonly advanced: boolean };

/** The right to read, and the socket that tells. */
export type SessionErrand = Errand | { readonly at: 'held'; readonly untilMs: InstantMs };
export type LiveErrand = Errand | { readonly at: 'open'; readonly request: RequestNo; readonly sinceMs: InstantMs };

/**
 * One enrolment's sync in one tab.
 *
 * ```
 *            LeadershipWon                    queued, SEND_FROM or heartbeat due
 * observing --------------> leading   push:  rest ------------------------------> under-way
 *           <--------------                   ^  ^                                 |      | PushAnswered
 *            LeadershipLost                   |  | Settled                         |      v
 *                                             |  +--------------------------- settling ---+
 *                                             |      until, TryNow                 |
 *                                             +------------------- waiting <-------+ PushFailed, SettleFailed, no progress
 *
 *                                     pull:  rest -> under-way -> rest | waiting        (needs a session)
 *                                  session:  rest (none) -> under-way -> held | waiting (needed by pull and live)
 *                                     live:  rest -> under-way -> open -> waiting -> ...  (while shown)
 * ```
 */
export interface SyncState {
  readonly leading: boolean;
  readonly shown: boolean;
  /** False for an old enrolment, whose queue only drains. */
  readonly reads: boolean;
  readonly queue: QueueView;
  readonly nextRequest: RequestNo;

  readonly push: PushErrand;
  readonly pushFailures: number;
  /** SEND_FROM, or what another life of the server answered: where the next push begins, out of the ring too. */
  readonly resendFrom: Seq | null;
  /** Envelopes a push, halved when a push fails on its way. */
  readonly pushLimit: number;
  readonly epoch: Epoch | null;
  /** The server's frontier as last told. */
  readonly frontier: Seq;

  /** Whether the certificate was shown since the server last knew this key: once, then only a new enrolment helps. */
  readonly adoption: { readonly at: 'untried' } | { readonly at: 'under-way'; readonly request: RequestNo; readonly sinceMs: InstantMs } | { readonly at: 'over' };

  readonly pull: Errand;
  readonly pullFailures: number;
  /** Something is known or supposed to be new. */
  readonly pullWanted: boolean;
  readonly pulledAtMs: InstantMs | null;

  readonly session: SessionErrand;
  readonly sessionFailures: number;

  readonly live: LiveErrand;
  readonly liveFailures: number;

  /** The last authenticated answer to a push, by this step's clock. */
  readonly contactAtMs: InstantMs | null;
  readonly link: 'untried' | 'reached' | 'unreached';
  /** What keeps the queue from draining, and what keeps the feeds from being read; codes with words. */
  readonly pushTrouble: string | null;
  readonly readTrouble: string | null;
  /** Why a new enrolment was asked for: stays for life. */
  readonly enrolAnew: 'STORAGE_ROLLED_BACK' | 'KEY_UNKNOWN' | null;
  /** The wake that the shell has. */
  readonly wakeAtMs: InstantMs | null;
}

/** A tab that has just opened: it observes. */
export const openingState = (reads: boolean): SyncState => ({
  leading: false,
  shown: true,
  reads,
  queue: { nextSeq: 1, queued: 0, oldestQueuedWallMs: null, drawer: 0 },
  nextRequest: 1,
  push: { at: 'rest' },
  pushFailures: 0,
  resendFrom: null,
  pushLimit: 500,
  epoch: null,
  frontier: 0,
  adoption: { at: 'untried' },
  pull: { at: 'rest' },
  pullFailures: 0,
  pullWanted: true,
  pulledAtMs: null,
  session: { at: 'rest' },
  sessionFailures: 0,
  live: { at: 'rest' },
  liveFailures: 0,
  contactAtMs: null,
  link: 'untried',
  pushTrouble: null,
  readTrouble: null,
  enrolAnew: null,
  wakeAtMs: null,
});
