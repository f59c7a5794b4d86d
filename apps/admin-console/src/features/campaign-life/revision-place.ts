import { isCalledOff } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import { phaseOf, type Revision, standingFrom } from '@qoa/shared/rules';

/** Where a published revision stands at an instant: in force, published and still before its start, planned to take effect later, called off before it began, or replaced by another. */
export type RevisionPlace = 'in-force' | 'soon' | 'planned' | 'called-off' | 'replaced';

/** The place of each revision, by its number. */
export const placesOf = (published: readonly Revision[], nowMs: InstantMs): ReadonlyMap<number, RevisionPlace> => {
  const isOff = isCalledOff(published, nowMs);
  const placeOf = (revision: Revision): RevisionPlace => {
    if (isOff) return 'called-off';
    if (revision.effectiveFromMs > nowMs) return 'planned';
    return phaseOf(revision, nowMs) === 'soon' ? 'soon' : 'in-force';
  };
  const standing = new Map(standingFrom(published, nowMs).map((revision) => [revision.revision, placeOf(revision)] as const));
  return new Map(published.map(({ revision }) => [revision, standing.get(revision) ?? 'replaced']));
};

/** From when people can earn by a revision: its effect, or its start where that lies after it. */
export const countsFromMs = ({ effectiveFromMs, startsAtMs }: Revision): InstantMs => Math.max(effectiveFromMs, startsAtMs);

/** What holds now, or is the next to; undefined while nothing was published. */
export const standingNow = (published: readonly Revision[], nowMs: InstantMs): Revision | undefined => standingFrom(published, nowMs)[0];

/** The change that is planned last, after what holds; undefined: none is. Whoever proposes another begins from it. */
export const lastPlanned = (published: readonly Revision[], nowMs: InstantMs): Revision | undefined => standingFrom(published, nowMs).slice(1).at(-1);
