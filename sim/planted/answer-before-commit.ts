import type { Plant } from '../src/planting.ts';

/** The answer leaves while the transaction may still fail. */
export const answerBeforeCommit: Plant = (real) => ({ ...real, answersLeave: 'before-commit' });
