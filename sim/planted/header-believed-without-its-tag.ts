import type { Plant } from '../src/planting.ts';

/** The door checks the events' tags, and not the header's. */
export const headerBelievedWithoutItsTag: Plant = (real) => ({ ...real, isSealed: () => true });
