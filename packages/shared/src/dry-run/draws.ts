/** Numbers that look like chance and are decided by a seed alone. */
export interface Draws {
  /** From 0 on, below 1. */
  readonly share: () => number;
  /** A whole number from 0 on, below `count` (at least 1). */
  readonly below: (count: number) => number;
  /** A place of the list, each as likely as its weight says. */
  readonly weighted: (weights: readonly number[]) => number;
  /** The same things in another order. */
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
}

/** The draws of a seed: 32-bit Mulberry, which is plenty for a made-up shop and nothing for secrets. */
export const drawsFrom = (seed: number): Draws => {
  let state = seed | 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    share,
    below: (count) => Math.floor(share() * count),
    weighted: (weights) => {
      let left = share() * weights.reduce((sum, weight) => sum + weight, 0);
      const place = weights.findIndex((weight) => (left -= weight) < 0);
      return place < 0 ? weights.length - 1 : place;
    },
    shuffled: (list) => list.map((each) => ({ each, at: share() })).sort((a, b) => a.at - b.at).map(({ each }) => each),
  };
};
