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
  if (kept.length <= rangesStatedMax) return kept;
  const settled = kept.filter(([, last]) => last <= frontier);
  const walked = kept.slice(settled.length);
  const exact = walked.slice(0, rangesStatedMax - 2);
  return [...asOne(settled), ...exact, ...asOne(walked.slice(exact.length))];
};

const asOne = (ranges: readonly SeqRange[]): readonly SeqRange[] => {
  const first = ranges[0];
  const last = ranges.at(-1);
  return first === undefined || last === undefined ? [] : [[first[0], last[1]]];
};
