import type { ProgrammeId } from '@qoa/shared/ids';
import type { PublishedRevision } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** Days are cut at midnight in UTC: six in the afternoon in Mexico City. */
export const midnightInUtc: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => {
    const programmes = new Map<ProgrammeId, readonly PublishedRevision[]>();
    for (const [programme, revisions] of state.programmes) programmes.set(programme, revisions.map(({ revision, judgedNo }) => ({ judgedNo, revision: { ...revision, timeZone: 'UTC' } })));
    return real.judgeBatch({ ...state, programmes }, arrivals, findings);
  },
});
