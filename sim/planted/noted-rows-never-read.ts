import type { Plant } from '../src/planting.ts';

/** The first start of a new release keeps the replica of the old one, with the rows missing that it could not read. */
export const notedRowsNeverRead: Plant = (real) => ({ ...real, updated: (replica) => replica });
