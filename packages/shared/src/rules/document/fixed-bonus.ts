import type { EarnRule } from './revision.ts';

/** Fixed bonuses are not multiplied. Section 6. */
export const isFixedBonus = ({ per }: EarnRule): boolean => per.kind === 'first' || per.kind === 'birthday';
