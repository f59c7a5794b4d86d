import type { PushResponse } from '../protocol/push.ts';
import type { Epoch, InstantMs, JudgedNo, Seq } from '../ids/index.ts';
import type { FeedRow, Scope } from '../feed/index.ts';

/** What the outbox holds of this enrolment; the shell reads it afresh for every input that carries it. */
export interface QueueView {
  /** The number that the next event will take. */
  readonly nextSeq: Seq;
  readonly queued: number;
  readonly oldestQueuedWallMs: InstantMs | null;
  readonly drawer: number;
}

/** Why a request did not bring an answer that counts. `code` is of the registry; NETWORK_AWAY when no server was reached. */
export interface SyncFault {
  readonly code: string;
  /** What the server asked for (`bye`, Retry-After), if it did. */
  readonly retryAfterMs: number | null;
}

/** Numbers one request, so that its answer finds it. */
export type RequestNo = number;

/** What happens to the phone's sync. Each comes with a `Moment`. */
export type SyncInput =
  /** This tab became the one that works, or ceased to be it. At first it observes. */
  | { readonly input: 'LeadershipWon'; readonly queue: QueueView }
  | { readonly input: 'LeadershipLost' }
  /** Whether a person sees the page. Hidden: no live socket, no heartbeat; the queue still drains. */
  | { readonly input: 'ShownChanged'; readonly shown: boolean }
  | { readonly input: 'QueueChanged'; readonly queue: QueueView }
  /** The tendero asks, the browser says *online*, Background Sync fires: try now. Never a proof of anything. */
  | { readonly input: 'TryNow' }
  /** The wake-up that `wake` asked for; more of them do no harm. */
  | { readonly input: 'Ticked' }
  /** The shell has already verified every answer's tag and left out those that fail. `sent` counts the envelopes of the request. */
  | { readonly input: 'PushAnswered'; readonly request: RequestNo; readonly sent: number; readonly response: PushResponse }
  | { readonly input: 'PushFailed'; readonly request: RequestNo; readonly fault: SyncFault }
  /**
   * The `settle` of this request is durable. `queue` was read after it, and `otherLife`: the number of a settled envelope whose answer in the ring is of another life of the
   * server than the one that answered now, null when there is none.
   */
  | { readonly input: 'Settled'; readonly request: RequestNo; readonly queue: QueueView; readonly otherLife: Seq | null }
  | { readonly input: 'SettleFailed'; readonly request: RequestNo; readonly fault: SyncFault }
  | { readonly input: 'Adopted'; readonly request: RequestNo }
  | { readonly input: 'AdoptionFailed'; readonly request: RequestNo; readonly fault: SyncFault }
  /** The pages are applied. `more`: a page said so, or a scope has to be pulled again. */
  | { readonly input: 'PullApplied'; readonly request: RequestNo; readonly epoch: Epoch; readonly more: boolean }
  | { readonly input: 'PullFailed'; readonly request: RequestNo; readonly fault: SyncFault }
  | { readonly input: 'SessionWon'; readonly request: RequestNo; readonly validForMs: number }
  | { readonly input: 'SessionFailed'; readonly request: RequestNo; readonly fault: SyncFault }
  | { readonly input: 'LiveOpened'; readonly request: RequestNo }
  | { readonly input: 'LiveHinted'; readonly request: RequestNo; readonly epoch: Epoch; readonly scope: Scope; readonly head: JudgedNo; readonly rows: readonly FeedRow[] | null }
  /** The rows of a hint did not join on: only a pull finds what is missing. Law: last mile */
  | { readonly input: 'HintMissed' }
  | { readonly input: 'LiveClosed'; readonly request: RequestNo; readonly fault: SyncFault };

/** When an input happens, and the chance it may use. */
export interface Moment {
  /** Of any clock that mostly runs forward; a jump either way does no harm. */
  readonly nowMs: InstantMs;
  /** From 0 (inclusive) to 1 (exclusive), fresh for every step. */
  readonly jitter: number;
}
