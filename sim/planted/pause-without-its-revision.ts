import type { Plant } from '../src/planting.ts';

/** A pause is on record, and the revision that the judge would read of it is not written with it. */
export const pauseWithoutItsRevision: Plant = (real) => ({
  ...real,
  enterDecision: (book, decision, nowMs) => real.enterDecision(book, { ...decision, revisions: decision.revisions.filter(({ state }) => state === 'active') }, nowMs),
});
