import type { Answer, DeviceEvent, EventName } from '../events/index.ts';
import type { CardCode, CardId, EnrolmentId, EventHash, InstantMs, JudgedNo, Seq, StoreId } from '../ids/index.ts';
import type { ShownAnswer } from './shown.ts';

/** An event that a claim names, as it stands on record. */
export interface ClaimedEvent {
  readonly hash: EventHash;
  readonly event: DeviceEvent;
  readonly store: StoreId | null;
  readonly atMs: InstantMs;
  readonly sure: boolean;
  readonly receivedMs: InstantMs;
  /** In custody: not judged yet, so it cannot be claimed yet. */
  readonly isHeld: boolean;
  /** People decided that it does not count: neither does a card that is added to it. */
  readonly isNotCounted: boolean;
  /** An earlier claim gave it its card. */
  readonly isClaimed: boolean;
}

/** A claim as the judge sees it, newly come or held until now. */
export interface Claim {
  /** The claim's own name. */
  readonly name: EventName;
  readonly store: StoreId;
  readonly sale: EventName;
  readonly card: CardCode;
  readonly atMs: InstantMs;
  readonly sure: boolean;
}

/** A claim in custody until its sale comes. */
export interface AwaitingClaim extends Claim {
  /** The number of its custody. */
  readonly heldNo: JudgedNo;
  /** What its phone showed of earlier answers: its verdict is held to them. Law: final */
  readonly earlier?: readonly ShownAnswer[] | undefined;
}

/** What became of a claim: one row a claim. `attached`: the sale is its card's, and no other claim of it will be. */
export interface ClaimRow {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly sale: EventName;
  readonly state: 'awaiting' | 'attached' | 'refused';
  /** Kept while it awaits its sale. */
  readonly earlier?: readonly ShownAnswer[] | undefined;
}

/** Custody that became a verdict, of an event stored before this batch: it takes a new place and remembers the old one. Law: once */
export interface VerdictRow {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  /** Other bytes stand under its number: it is a row of `forks`. */
  readonly isFork: boolean;
  readonly heldNo: JudgedNo;
  /** As it is read now. */
  readonly kindNumber: number;
  readonly store: StoreId;
  readonly card: CardId | null;
  /** By which time and arrival it was judged; null: those of its custody. They differ where its phone proves only now what it had been answered. */
  readonly judgedBy: { readonly atMs: InstantMs; readonly sure: boolean; readonly receivedMs: InstantMs } | null;
  readonly answer: Answer;
}
