import type { Plant } from '../src/planting.ts';

/** Unreadable bytes take the true ones of their number with them. */
export const drawerByNumber: Plant = (real) => ({
  ...real,
  settle: (storage, lane, command) => {
    const unreadable = command.unreadable.map((one) => ({ ...one, hash: lane.queue.get(one.seq)?.envelope.hash ?? one.hash }));
    real.settle(storage, lane, { ...command, unreadable });
  },
});
