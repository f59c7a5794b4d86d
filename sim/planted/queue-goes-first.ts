import type { Plant } from '../src/planting.ts';

/** A full storage is made room in by the oldest of the queue, not by the ring. */
export const queueGoesFirst: Plant = (real) => ({
  ...real,
  append: (storage, lane, envelope, draftId, savedWallMs) => {
    const [oldest] = lane.queue.keys();
    if (lane.queue.size + lane.ring.size >= 4 && oldest !== undefined) lane.queue.delete(oldest);
    return real.append(storage, lane, envelope, draftId, savedWallMs);
  },
});
