import type { ProgrammeId } from '@qoa/shared/ids';
import type { PublishedRevision } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

const forEverMs = 365 * 86_400_000;

/** A phone that had not heard of a revision is judged by the one before however late its sales come. */
export const courtesyWithoutEnd: Plant = (real) => ({
  ...real,
  judgeBatch: (state, arrivals, findings) => {
    const programmes = new Map<ProgrammeId, readonly PublishedRevision[]>();
    for (const [programme, revisions] of state.programmes) programmes.set(programme, revisions.map(({ revision, judgedNo }) => ({ judgedNo, revision: { ...revision, courtesyMs: forEverMs } })));
    return real.judgeBatch({ ...state, programmes }, arrivals, findings);
  },
});
