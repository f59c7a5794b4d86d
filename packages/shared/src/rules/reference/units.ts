import type { Rounding } from '../document/revision.ts';

/** An exact number of units: numerator over denominator, never below 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const whole = (units: number): Fraction => ({ over: BigInt(units), under: 1n });

/** `value * factor`, exactly. */
export const times = ({ over, under }: Fraction, factor: number): Fraction => ({ over: over * BigInt(factor), under });

export const dividedBy = ({ over, under }: Fraction, divisor: number): Fraction => ({ over, under: under * BigInt(divisor) });

/** To whole units; nearest rounds the half up. */
export const rounded = ({ over, under }: Fraction, mode: Rounding['mode']): number => {
  if (mode === 'down') return Number(over / under);
  if (mode === 'up') return Number((over + under - 1n) / under);
  return Number((over * 2n + under) / (under * 2n));
};
