import type { Cents } from '../ids/index.ts';
import { carriedBefore, carryOver, type Giving, salePart } from './giving.ts';
import { carriedMoney, moneyAmount } from './money-amount.ts';
import type { Part } from './part.ts';
import type { Rounding } from './document/revision.ts';

/** What money gives to the sale as a whole, with what was carried over. */
export const giveForMoney = (giving: Giving, { everyCents, rounding }: { readonly everyCents: Cents; readonly rounding: Rounding }, spentCents: Cents): Part => {
  const { units } = giving.rule.rule;
  const carries = rounding.remainder === 'carry';
  const before = carries ? carriedBefore(giving) : 0;
  const money = before + spentCents;
  if (carries) carryOver(giving, carriedMoney(units, everyCents, rounding, money) - before);
  return salePart(giving, moneyAmount(units, everyCents, rounding, money, 1));
};
