import type { InstantMs } from '../ids/index.ts';
import { type DatedRevision, hasBegun, standingFrom } from '../rules/index.ts';

/** Whether a campaign was published, and ended before anything of it could be earned. Revisions in the order of their publication. */
export const isCalledOff = (published: readonly DatedRevision[], nowMs: InstantMs): boolean => {
  const standing = standingFrom(published, nowMs);
  return standing.length > 0 && standing.every(({ state }) => state === 'ended') && !hasBegun(published, nowMs);
};
