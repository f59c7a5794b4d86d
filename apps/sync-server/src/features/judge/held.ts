import type { EnrolmentId } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { isBounded, type JudgeMemory, keepBounded, missing, missingOfClaims } from './judge-memory.ts';
import type { JudgeStore, Term } from './judge-store.ts';
import type { Piece } from './turns.ts';

/** What a judge holds while it is the judge. */
export interface Held {
  readonly term: Term;
  /** As it is once all that was sent is committed. */
  readonly memory: JudgeMemory;
  /** The phones of each batch that is sent and not yet committed: nothing of theirs is recalled. */
  readonly underWay: Set<ReadonlySet<EnrolmentId>>;
  /** Settles as the batch sent last does. */
  sent: Promise<void>;
}

/** What is forgotten is read again, so all that was sent must be committed by then. */
export const forget = async ({ memory, sent }: Held, doubted: Set<EnrolmentId>): Promise<void> => {
  if (doubted.size === 0 && isBounded(memory)) return;
  await sent;
  for (const enrolment of doubted) for (const map of [memory.sources, memory.progress, memory.losses]) map.delete(enrolment);
  doubted.clear();
  keepBounded(memory);
};

/** Whether something of a phone is sent and not yet committed. */
export const isUnderWay = ({ underWay }: Held, enrolment: EnrolmentId): boolean => [...underWay].some((phones) => phones.has(enrolment));

/** Fills the memory with all that judging these arrivals needs, and what these phones say of themselves. */
export const readFor = async (store: JudgeStore, memory: JudgeMemory, arrivals: readonly Arrival[], enrolments: readonly EnrolmentId[]): Promise<void> => {
  await store.read(missing(memory, arrivals, enrolments), memory);
  await store.read(missingOfClaims(memory, arrivals), memory);
};

/** The arrivals of a batch, in their order. */
export const arrivalsOf = (pieces: readonly Piece[]): readonly Arrival[] => pieces.flatMap((piece) => piece.arrivals);

/** The phones of a batch. */
export const enrolmentsOf = (pieces: readonly Piece[]): readonly EnrolmentId[] => pieces.map(({ waiting }) => waiting.submission.enrolment);
