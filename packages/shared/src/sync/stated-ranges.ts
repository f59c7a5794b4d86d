import type { Seq } from '../ids/index.ts';
import type { SeqRange } from '../intake/index.ts';

/** How many ranges a push header may state. */
export const rangesStatedMax = 64;

/**
 * What a push header states as `kept`. With more than 64 ranges it states *more* than the phone keeps, never less, since a number left
 * out would be declared lost: what lies at or below the server's frontier is joined into one range, and so is the far tail; the
 * ranges that the server walks next stay exact, so that each answer moves it on.
 * Law: order
 */
export const statedRanges = (kept: readonly SeqRange[], frontier: Seq): readonly SeqRange[] => {
  throw new Error(`not written yet: ${kept.length} ${frontier}`);
};
