import type { Plant } from '../src/planting.ts';
import { nameKey } from '../src/storage.ts';

/** The list puts queue and feed one under the other. */
export const listShowsTwice: Plant = (real) => ({
  ...real,
  listedEvents: ({ lanes, replica }) => [...replica.sales.keys(), ...lanes.flatMap(({ queue }) => [...queue.values()].map(({ envelope }) => nameKey(envelope)))],
});
