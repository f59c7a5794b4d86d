import type { TaggedAnswer } from '../events/index.ts';
import type { Epoch, EventHash, InstantMs, JudgedNo, Seq } from '../ids/index.ts';
import type { FeedRow, Scope } from '../feed/index.ts';
import type { RequestNo } from './input.ts';

/** What the shell is to do. It performs them in order, and reports each by the input that its docstring names. */
export type SyncCommand =
  /**
   * Read at most `limit` envelopes (oldest queued first; from `from` on out of queue and ring alike when it is a number), state
   * `statedRanges(kept, frontier)`, tag and post. With nothing to send it is a heartbeat.
   * A new push means that an earlier one was given up: abort it. -> PushAnswered | PushFailed
   */
  | { readonly do: 'push'; readonly request: RequestNo; readonly from: Seq | null; readonly limit: number; readonly epoch: Epoch | null; readonly frontier: Seq }
  /**
   * In this order: move exactly these (seq, hash) out of the queue into the ring (of one already there the later answer stays), the
   * unreadable bytes to the drawer, and let the ring forget what is covered: what was answered in this epoch at or below
   * `coveredJudgedNo`, since numbers of another epoch mean nothing. -> Settled | SettleFailed. Law: kept
   */
  | {
      readonly do: 'settle';
      readonly request: RequestNo;
      readonly epoch: Epoch;
      readonly answers: readonly TaggedAnswer[];
      readonly unreadable: readonly { readonly seq: Seq; readonly hash: EventHash }[];
      readonly coveredJudgedNo: JudgedNo;
    }
  /** Pull every followed scope and apply the pages. -> PullApplied | PullFailed */
  | { readonly do: 'pull'; readonly request: RequestNo }
  /** Sign a nonce for a new session. -> SessionWon | SessionFailed */
  | { readonly do: 'renewSession'; readonly request: RequestNo }
  /** Open the websocket with the session. -> LiveOpened, LiveHinted, LiveClosed */
  | { readonly do: 'openLive'; readonly request: RequestNo }
  /** Close it; nothing more of it needs to be reported. */
  | { readonly do: 'closeLive'; readonly request: RequestNo }
  /** Apply the rows of a hint if they join on. -> HintMissed when they do not, else nothing */
  | { readonly do: 'applyHint'; readonly epoch: Epoch; readonly scope: Scope; readonly rows: readonly FeedRow[] }
  /** Show the certificate to a server that does not know the key. -> Adopted | AdoptionFailed (CERTIFICATE_WRONG when the phone keeps none) */
  | { readonly do: 'adopt'; readonly request: RequestNo }
  /** The storage was rolled back, or the server does not know the key and will not adopt it: enrol anew; this queue drains beside the new one. Asked once. */
  | { readonly do: 'enrolAnew'; readonly reason: 'STORAGE_ROLLED_BACK' | 'KEY_UNKNOWN' }
  /** Send Ticked at this instant. Replaces an earlier wake. Null: none is needed. */
  | { readonly do: 'wake'; readonly atMs: InstantMs | null };
