import type { Plant } from '../src/planting.ts';

/** Two tabs that read the same number both write it. */
export const numberNotCompared: Plant = (real) => ({
  ...real,
  append: (storage, lane, envelope, draftId, savedWallMs) => {
    if (storage.savedDrafts.has(draftId)) return 'already';
    lane.nextSeq = envelope.seq;
    return real.append(storage, lane, envelope, draftId, savedWallMs);
  },
});
