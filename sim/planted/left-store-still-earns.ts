import type { Plant } from '../src/planting.ts';

/** What the judge knows of phones is not read anew when their stores come or go. */
export const leftStoreStillEarns: Plant = (real) => ({
  ...real,
  enterDecision: (book, decision, nowMs) => {
    const known = new Map(book.sources);
    real.enterDecision(book, decision, nowMs);
    for (const [enrolment, source] of known) book.sources.set(enrolment, source);
  },
});
