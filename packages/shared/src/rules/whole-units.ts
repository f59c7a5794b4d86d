import type { Rounding } from './document/revision.ts';

/** `a * b / divisor` rounded to a whole number, exactly, also where the product leaves the safe integers. None is negative; `divisor` is above 0. */
export const roundedRatio = (a: number, b: number, divisor: number, mode: Rounding['mode']): number => {
  const product = a * b;
  return product <= Number.MAX_SAFE_INTEGER ? rounded(product, divisor, mode) : roundedBig(BigInt(a) * BigInt(b), BigInt(divisor), mode);
};

const rounded = (dividend: number, divisor: number, mode: Rounding['mode']): number => {
  const rest = dividend % divisor;
  const whole = (dividend - rest) / divisor;
  return whole + (isRaised(mode, rest > 0, rest * 2 >= divisor) ? 1 : 0);
};

const roundedBig = (dividend: bigint, divisor: bigint, mode: Rounding['mode']): number => {
  const rest = dividend % divisor;
  return Number(dividend / divisor) + (isRaised(mode, rest > 0n, rest * 2n >= divisor) ? 1 : 0);
};

const isRaised = (mode: Rounding['mode'], hasRest: boolean, isHalf: boolean): boolean => (mode === 'up' && hasRest) || (mode === 'nearest' && isHalf);
