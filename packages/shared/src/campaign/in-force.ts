import type { PreviewBasis } from '../events/event.ts';
import type { Epoch, InstantMs } from '../ids/index.ts';
import { type CardState, type Earned, evaluate, type SaleFacts } from './evaluate.ts';
import type { PublishedRevision } from './revision.ts';

/** What the phone knew when it showed its preview, and when its sale arrived. */
export interface Knowledge {
  readonly epoch: Epoch;
  readonly basis: PreviewBasis | null;
  readonly receivedMs: InstantMs;
}

/** A programme's answer to a sale, with the revision that gave it. */
export interface Decided {
  readonly published: PublishedRevision;
  readonly earned: Earned;
}

/** The revision in force at an instant: the last that took effect. Null before the first. `revisions` rise. */
export const inForceAt = (revisions: readonly PublishedRevision[], atMs: InstantMs): PublishedRevision | null => {
  for (let i = revisions.length - 1; i >= 0; i -= 1) {
    const published = revisions[i];
    if (published !== undefined && published.revision.effectiveFromMs <= atMs) return published;
  }
  return null;
};

/**
 * Judges a sale in one programme by the revision in force at its corrected time; when the phone's basis had not heard of that
 * revision and the sale arrives within its courtesy window, by whichever gives the card more; equal: the one in force.
 * A phone without a basis promised nothing; a basis of another epoch has heard of nothing. Null: no revision was in force yet.
 * Rule: Revisions and previews
 */
export const decide = (revisions: readonly PublishedRevision[], state: CardState, sale: SaleFacts, knowledge: Knowledge): Decided | null => {
  const current = inForceAt(revisions, sale.atMs);
  if (current === null) return null;
  const earned = evaluate(current.revision, state, sale);
  const heard = heardOf(revisions, current, sale.atMs, knowledge);
  if (heard === null || heard === current) return { published: current, earned };
  const courteous = evaluate(heard.revision, state, sale);
  return courteous.units > earned.units ? { published: heard, earned: courteous } : { published: current, earned };
};

/** The revision that the phone held to be in force, when courtesy is owed for it. */
const heardOf = (revisions: readonly PublishedRevision[], current: PublishedRevision, atMs: InstantMs, knowledge: Knowledge): PublishedRevision | null => {
  const { basis, epoch, receivedMs } = knowledge;
  if (basis === null || receivedMs >= current.revision.effectiveFromMs + current.revision.courtesyMs) return null;
  const sameEpoch = basis.epoch16 === Number.parseInt(epoch.slice(-4), 16);
  if (sameEpoch && basis.judgedNo >= current.judgedNo) return null;
  for (let i = revisions.indexOf(current) - 1; i >= 0; i -= 1) {
    const earlier = revisions[i];
    if (earlier !== undefined && earlier.revision.effectiveFromMs <= atMs && (!sameEpoch || earlier.judgedNo <= basis.judgedNo)) return earlier;
  }
  return null;
};
