/** All chance of a schedule, out of one seed: the same seed, the same schedule. */
export interface Chance {
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly fraction: () => number;
  /** A whole number from 0 to below `bound`. */
  readonly below: (bound: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
}

/** Each part of a world has chance of its own, so that one that is left out changes nothing for the others. Phones and steps count up from theirs. */
export const streams = { setting: 1, luck: 2, network: 3, server: 4, pages: 5, inspector: 6, trait: 50, phone: 100, step: 1_000 } as const;

/** A generator with 128 bits of state (sfc32), mixed well before its first number. */
export const chanceOf = (seed: number, stream: number): Chance => {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = (0x9e3779b9 + Math.imul(stream, 0x85ebca6b)) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i += 1) next();
  const fraction = (): number => next() / 2 ** 32;
  const below = (bound: number): number => Math.floor(fraction() * bound);
  return {
    fraction,
    below,
    happens: (probability) => fraction() < probability,
    pick: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
  };
};
