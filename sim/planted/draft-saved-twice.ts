import type { Plant } from '../src/planting.ts';

/** The outbox does not remember which drafts it has saved. */
export const draftSavedTwice: Plant = (real) => ({
  ...real,
  append: (storage, lane, envelope, draftId, savedWallMs) => {
    storage.savedDrafts.delete(draftId);
    return real.append(storage, lane, envelope, draftId, savedWallMs);
  },
});
