import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, InstantMs, JudgedNo, Seq } from '@qoa/shared/ids';
import type { StatedNumbers } from '@qoa/shared/intake';
import type { Shown } from '@qoa/shared/loss';
import type { Arrival } from '@qoa/shared/judge';
import type { Result } from '@qoa/shared/result';
import type { Contact } from '../devices/index.ts';

/** What a push's tagged header says, and what it shows beside what was known of its phone. */
export interface StatedPush extends StatedNumbers {
  /** The life of the storage that the phone knew of; null: none yet. */
  readonly epoch: Epoch | null;
  readonly atMs: InstantMs;
  readonly shown: readonly Shown[];
}

/** What one delivery hands to the judge: events whose tags verified, rising by seq, with what the tagged header says. */
export interface Submission {
  readonly enrolment: EnrolmentId;
  /** Null for events that came by receipt, file or another phone: nothing is known of the numbers between. */
  readonly stated: StatedPush | null;
  readonly arrivals: readonly Arrival[];
  /** Kept in the same transaction; null when the delivery was no contact of the phone, or an old one again. */
  readonly contact: Contact | null;
}

/** What became of a submission, once it is committed. */
export interface Taken {
  /** In the order of the arrivals; those left aside because an elder is still on the phone have none. */
  readonly answers: readonly Answer[];
  readonly sendFrom: Seq | null;
  readonly frontier: Seq;
  readonly highestSeq: Seq;
}

/** Nothing can be judged now: the database is away, or another process is the judge. The same bytes may come again. */
export interface JudgeAway {
  readonly code: 'UNAVAILABLE';
}

export type TakenOrAway = Result<Taken, JudgeAway>;
export type PublishedOrAway = Result<JudgedNo, JudgeAway>;
