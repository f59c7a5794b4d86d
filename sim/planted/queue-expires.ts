import type { Plant } from '../src/planting.ts';

/** What has waited for half an hour is taken for old. */
export const queueExpires: Plant = (real) => ({
  ...real,
  append: (storage, lane, envelope, draftId, savedWallMs) => {
    for (const [seq, kept] of lane.queue) if (kept.savedWallMs < savedWallMs - 1_800_000) lane.queue.delete(seq);
    return real.append(storage, lane, envelope, draftId, savedWallMs);
  },
});
