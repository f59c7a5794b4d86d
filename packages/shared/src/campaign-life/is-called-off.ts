import type { InstantMs } from '../ids/index.ts';
import { type DatedRevision, hasBegun, type Revision, standingFrom } from '../rules/index.ts';

/** Whether a campaign was published, and ended before anything of it could be earned. Revisions in the order of their publication. */
export const isCalledOff = (published: readonly DatedRevision[], nowMs: InstantMs): boolean => {
  const standing = standingFrom(published, nowMs);
  return standing.length > 0 && standing.every(({ state }) => state === 'ended') && !hasBegun(published, nowMs);
};

/** A revision that was called off as it would have been told had it stood: people ask what they were promised, not that it ended. */
export const asPromised = (calledOff: Revision): Revision => ({ ...calledOff, state: 'active' });
