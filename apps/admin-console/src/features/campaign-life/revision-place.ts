import type { InstantMs } from '@qoa/shared/ids';
import { type Revision, standingFrom } from '@qoa/shared/rules';

/** Where a published revision stands at an instant: in force, planned for later, or replaced by another. */
export type RevisionPlace = 'in-force' | 'planned' | 'replaced';

/** The place of each revision, by its number. */
export const placesOf = (published: readonly Revision[], nowMs: InstantMs): ReadonlyMap<number, RevisionPlace> => {
  const standing = new Map(standingFrom(published, nowMs).map(({ revision, effectiveFromMs }) => [revision, effectiveFromMs <= nowMs ? 'in-force' : 'planned'] as const));
  return new Map(published.map(({ revision }) => [revision, standing.get(revision) ?? 'replaced']));
};

/** What holds now, or is the next to; undefined while nothing was published. */
export const standingNow = (published: readonly Revision[], nowMs: InstantMs): Revision | undefined => standingFrom(published, nowMs)[0];
