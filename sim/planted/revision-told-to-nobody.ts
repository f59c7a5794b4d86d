import type { Plant } from '../src/planting.ts';

/** The judge reads a new revision, and no feed tells of it. */
export const revisionToldToNobody: Plant = (real) => ({
  ...real,
  enterDecision: (book, decision, nowMs) => {
    real.enterDecision(book, decision, nowMs);
    const scope = `programme:${decision.campaign}`;
    const rows = book.feed.get(scope)?.slice(0, -decision.revisions.length);
    if (decision.revisions.length === 0 || rows === undefined) return;
    book.feed.set(scope, rows);
    book.heads.set(scope, rows.at(-1)?.judgedNo ?? 0);
  },
});
