import type { EnrolmentId } from '@qoa/shared/ids';
import { noProgress, type SourceProgress } from '@qoa/shared/intake';
import type { SourceFacts } from '@qoa/shared/judge';
import type { Loss } from '@qoa/shared/loss';
import type { JudgeMemory } from './judge-memory.ts';

/** What the judge knows of one enrolment, as all that was sent leaves it. */
export interface KnownSource {
  /** Null: there is no such enrolment. */
  readonly facts: SourceFacts | null;
  readonly progress: SourceProgress;
  /** Those that are watched, in the order of their numbers. */
  readonly losses: readonly Loss[];
}

/** From a memory that has read the source. */
export const knownSource = ({ sources, progress, losses }: JudgeMemory, enrolment: EnrolmentId): KnownSource => ({
  facts: sources.get(enrolment) ?? null,
  progress: progress.get(enrolment) ?? noProgress,
  losses: losses.get(enrolment) ?? [],
});
