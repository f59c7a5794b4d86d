import type { CompiledRule } from './compile.ts';
import type { SeenLine } from './seen-sale.ts';

/**
 * How many complete sets of a combo the lines make, at most `timesMax`. Pieces are dealt in the order of the parts, within a part in
 * the order of the lines, one set after another. Sets that take the same pieces of the same lines are dealt together. Section 5, *combo*.
 */
export const completeSets = (wanted: CompiledRule['comboParts'], lines: readonly SeenLine[], timesMax: number): number => {
  const left = lines.map(({ pieces }) => pieces);
  let sets = 0;
  while (sets < timesMax) {
    const taken = dealSet(wanted, lines, left);
    if (taken === null) return sets;
    const alike = Math.min(timesMax - sets, ...taken.map((pieces, at) => (pieces === 0 ? Number.POSITIVE_INFINITY : Math.floor((left[at] ?? 0) / pieces))));
    for (const [at, pieces] of taken.entries()) left[at] = (left[at] ?? 0) - pieces * alike;
    sets += alike;
  }
  return sets;
};

/** What one set takes of each line; null: there is no complete one. */
const dealSet = (wanted: CompiledRule['comboParts'], lines: readonly SeenLine[], left: readonly number[]): readonly number[] | null => {
  const taken = lines.map(() => 0);
  for (const { products, pieces } of wanted) {
    let missing = pieces;
    for (const [at, line] of lines.entries()) {
      if (missing === 0) break;
      if (!products.holds(line.facts)) continue;
      const dealt = Math.min(missing, (left[at] ?? 0) - (taken[at] ?? 0));
      taken[at] = (taken[at] ?? 0) + dealt;
      missing -= dealt;
    }
    if (missing > 0) return null;
  }
  return taken;
};
