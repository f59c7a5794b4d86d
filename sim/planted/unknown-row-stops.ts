import type { Plant } from '../src/planting.ts';

/** A row of a kind that this release cannot read keeps the reader from going on. */
export const unknownRowStops: Plant = (real) => ({
  ...real,
  applyPage: (cursor, epoch, page) => {
    const outcome = real.applyPage(cursor, epoch, page);
    return outcome.outcome === 'applied' && outcome.unknownKinds.includes('hologram') ? { outcome: 'snapshot-needed', cursor, reason: 'gap' } : outcome;
  },
});
