import type { ProgrammeId } from '@qoa/shared/ids';
import type { PublishedRevision } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** Only the newest revision is read, as if it had held for ever. */
export const lateSaleJudgedByWhatHoldsNow: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => {
    const programmes = new Map<ProgrammeId, readonly PublishedRevision[]>();
    for (const [programme, revisions] of state.programmes) programmes.set(programme, revisions.slice(-1).map(({ revision, judgedNo }) => ({ judgedNo, revision: { ...revision, effectiveFromMs: 0 } })));
    return real.judgeBatch({ ...state, programmes }, arrivals, findings);
  },
});
