import type { EarlierAnswer, Envelope, EventName, TaggedAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, InstantMs, JudgedNo, Seq } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';
import type { Unsubscribe } from '../../platform/listeners.ts';
import type { StorageFault } from '../../platform/storage-fault.ts';

/** Names one sale from its first scan on; made once by the screen (a random UUID). Saving it twice saves it once. */
export type DraftId = string;

/** A sale that is still being made. `body` belongs to the screen: anything that structured clone can carry. */
export interface Draft {
  readonly id: DraftId;
  readonly body: unknown;
}

/** Seals one event under one enrolment, for whatever number the outbox finds free. Made by `Device.sealer`. */
export interface Sealer {
  readonly enrolment: EnrolmentId;
  /** What the event says, without number and clocks: equal for two ways to the same event, and only then. */
  readonly content: string;
  /** The vault's record that holds its keys, where they stand beside the outbox: no number is begun with where it is gone. */
  readonly keptAs?: string;
  readonly seal: (seq: Seq) => Promise<Envelope>;
}

/**
 * `now`: durable since this call. `already`: the same was durable before under this draft id (a second tap, another tab, a reload).
 * `otherwise`: another tab saved other content under it, `content`, and nothing of this one is saved.
 */
export type Appended =
  | { readonly saved: 'now' | 'already'; readonly name: EventName }
  | { readonly saved: 'otherwise'; readonly name: EventName; readonly content: string };

/** A draft that became an event. `content` is null where a release saved it that did not keep it. */
export interface SavedDraft {
  readonly name: EventName;
  readonly content: string | null;
}

/** The enrolment was closed for good while a sale was being sealed under it; or keys and numbers were deleted together, and its first number may have been given before. */
export interface Retired {
  readonly code: 'ENROLMENT_REVOKED' | 'STORAGE_EVICTED';
}

/** An envelope that waits for its answer. */
export interface Queued extends Envelope {
  readonly savedAtMs: InstantMs;
}

/** An envelope that has its answer and is kept until the server's backup covers it. */
export interface Settled extends Queued {
  /** The life of the server's storage in which it was answered; the answer's tag covers it. */
  readonly epoch: Epoch;
  readonly answer: TaggedAnswer;
  readonly settledAtMs: InstantMs;
  /** What earlier lives of the server's storage had answered, those that gave something, oldest first: a restored one is shown them. */
  readonly earlier?: readonly EarlierAnswer[];
}

/** An envelope that lost its hash on the disk, or that the server could not read: it lies in the drawer, and is nowhere else. */
export interface Drawn extends EventName {
  /** What is left of it; null where the disk gives no bytes. */
  readonly bytes: Uint8Array | null;
  readonly savedAtMs: InstantMs;
  readonly drawn: true;
}

/** Inclusive, rising. */
export type SeqRange = readonly [Seq, Seq];

/** What one enrolment has on this phone. Read without walking the events. */
export interface Holding {
  readonly enrolment: EnrolmentId;
  /** The number that the next event will take. */
  readonly nextSeq: Seq;
  /** Queue and ring, all of it; a push header states `statedRanges(kept, frontier)`. */
  readonly kept: readonly SeqRange[];
  readonly queued: number;
  readonly oldestQueuedWallMs: InstantMs | null;
}

/** The server's backup holds every answer of this epoch up to here. */
export interface Covered {
  readonly epoch: Epoch;
  readonly judgedNo: JudgedNo;
}

/** Proof of custody: the answer to exactly these bytes, its tag already verified by `Device`. */
export interface Settlement {
  readonly enrolment: EnrolmentId;
  readonly epoch: Epoch;
  readonly answer: TaggedAnswer;
}

/**
 * The phone's queue, in a database of its own whose schema never changes. Every write is a strict-durability transaction.
 * Faults (`StorageFault`) come back as values from what a person waits for, and reject elsewhere.
 */
export interface Outbox {
  /**
   * Takes the next number, seals, then in ONE strict transaction checks the number, appends and forgets the draft: only then *guardado*.
   * When another tab took the number it seals again. A draft id already saved changes nothing and answers `already`, or `otherwise` when
   * other content was saved under it, whatever happened to its event since: the caller still has what was not saved.
   *
   * Errors: STORAGE_FULL, STORAGE_UNAVAILABLE, ENROLMENT_REVOKED once the enrolment was retired, STORAGE_EVICTED once its keys are gone from the vault beside it;
   * nothing is half-saved, the same call may be made again.
   * Laws: kept, once
   */
  readonly append: (draft: DraftId, sealer: Sealer) => Promise<Result<Appended, StorageFault | Retired>>;

  /** Keeps the sale being made, so that a reload finds it. Answers false for a draft id that was already saved as an event: it is not kept again. */
  readonly keepDraft: (draft: Draft) => Promise<Result<boolean, StorageFault>>;
  /** The event that a draft became, in whatever tab; null while it is none. */
  readonly savedDraft: (id: DraftId) => Promise<SavedDraft | null>;
  /** The sale that was being made, or null. */
  readonly draft: () => Promise<Draft | null>;
  /** Forgets a sale that the tendero threw away. */
  readonly forgetDraft: (id: DraftId) => Promise<void>;

  /**
   * The oldest waiting envelopes of an enrolment, rising by seq, at most `limit` (1 to 500), from `from` on.
   * Bytes that no longer have their hash are moved to the drawer and never returned. Law: no poison
   */
  readonly peek: (enrolment: EnrolmentId, limit: number, from?: Seq) => Promise<readonly Queued[]>;
  /** As `peek`, out of queue and ring alike: what a server asks for with SEND_FROM. */
  readonly resend: (enrolment: EnrolmentId, from: Seq, limit: number) => Promise<readonly (Queued | Settled)[]>;
  /** Moves exactly these (seq, hash) from the queue to the ring, each with its answer. Of one already there the later answer stays, and what an earlier epoch gave is kept beside it. Twice is harmless. Law: kept */
  readonly settle: (settlements: readonly Settlement[]) => Promise<void>;
  /** The number of an envelope in the ring whose answer is of another life of the server than `epoch`, the first of that life; null when there is none. The server may lack those very bytes though it has their number. */
  readonly otherLife: (enrolment: EnrolmentId, epoch: Epoch) => Promise<Seq | null>;
  /** Moves these bytes, which nobody can read, to the drawer, where they stay. Other bytes under the same seq are left alone. */
  readonly toDrawer: (enrolment: EnrolmentId, damaged: readonly { readonly seq: Seq; readonly hash: EventHash }[]) => Promise<void>;
  /** Lets the ring forget what the server's backup covers, or what was settled 90 days ago; answers how many. The queue never shrinks here. Law: kept */
  readonly prune: (enrolment: EnrolmentId, covered: Covered) => Promise<number>;

  /**
   * Closes an enrolment when nothing of it is left in queue and ring, in one transaction: no event is appended under it ever again, so its
   * key may be forgotten. Answers whether it is closed now. The drawer stays. Law: kept
   */
  readonly retire: (enrolment: EnrolmentId) => Promise<boolean>;

  /** What every enrolment that ever wrote here still has, oldest enrolment first. */
  readonly holdings: () => Promise<readonly Holding[]>;
  /** The newest events, waiting and settled, newest first. */
  readonly latest: (limit: number) => Promise<readonly (Queued | Settled)[]>;
  /** How many lie in the drawer: shown to the tendero and the admin, never deleted. */
  readonly drawerCount: () => Promise<number>;
  /** All that lies in the drawer, newest first. */
  readonly drawn: () => Promise<readonly Drawn[]>;
  /** Called after every change, of this tab or another. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
}
