import type { Plant } from '../src/planting.ts';

/** A snapshot is laid over what the replica held, under keys of its own. */
export const snapshotShowsTwice: Plant = (real) => ({
  ...real,
  writePage: (replica, page, storeScope) => {
    const before = new Map(replica.sales);
    real.writePage(replica, page, storeScope);
    if (page.replaceScope) for (const [key, sale] of before) replica.sales.set(`before the snapshot ${key}`, sale);
  },
  listedEvents: (storage) => real.listedEvents(storage).map((key) => key.replace('before the snapshot ', '')),
});
