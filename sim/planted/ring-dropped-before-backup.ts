import type { Plant } from '../src/planting.ts';

/** What is answered is forgotten, whether a backup holds it or not. */
export const ringDroppedBeforeBackup: Plant = (real) => ({ ...real, settle: (storage, lane, command) => real.settle(storage, lane, { ...command, coveredJudgedNo: Number.MAX_SAFE_INTEGER }) });
