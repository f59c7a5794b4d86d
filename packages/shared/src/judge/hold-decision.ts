import type { Answer } from '../events/index.ts';
import type { EventHash, EnrolmentId, InstantMs, JudgedNo, Seq, StoreId } from '../ids/index.ts';

/** Count it, as the judge finds; or refuse it for good. */
export const holdChoices = ['count', 'refuse'] as const;
export type HoldChoice = (typeof holdChoices)[number];

/** What somebody decided of an event in custody. */
export interface HoldDecision {
  readonly choice: HoldChoice;
  readonly reason: string;
  /** Who decided: their number. */
  readonly by: number;
  readonly atMs: InstantMs;
  /** The latest place of any event under this number, as its author had seen it. */
  readonly seenNo: JudgedNo;
}

/** `HoldDecided`, a fact: it points at the event, and its number comes right before the verdict's. */
export interface HoldRow {
  readonly judgedNo: JudgedNo;
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly store: StoreId;
  /** The place of the custody that it ends. */
  readonly heldNo: JudgedNo;
  /** Why it was held. */
  readonly was: string;
  readonly became: Pick<Answer, 'class' | 'code'>;
  readonly decided: HoldDecision;
}
