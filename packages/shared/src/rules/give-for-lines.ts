import { giveForMoney } from './give-for-money.ts';
import { carriedBefore, carryOver, type Giving, salePart } from './giving.ts';
import { lineAmount } from './money-amount.ts';
import { type Part, wholeAmount } from './part.ts';
import { centsOf, piecesOf } from './seen-sale.ts';

/** What a line rule gives for the lines that it took, of which there is at least one. Section 5, *Line rules*. */
export const giveForLines = (giving: Giving): readonly Part[] => {
  const { rule, own } = giving;
  const { per, units } = rule.rule;
  switch (per.kind) {
    case 'item':
      return own.map((line) => ({ rule, line, lines: [line], amount: wholeAmount(units * line.pieces), silence: 'NOT_ENOUGH' }));
    case 'items':
      return [giveForItems(giving, per.every, per.remainder === 'carry')];
    case 'amount':
      if (per.rounding.at === 'sale') return [giveForMoney(giving, per, centsOf(own))];
      return own.map((line) => ({ rule, line, lines: [line], amount: lineAmount(units, per.everyCents, per.rounding, line), silence: 'NOT_ENOUGH' }));
    default:
      return [];
  }
};

const giveForItems = (giving: Giving, every: number, carries: boolean): Part => {
  const before = carries ? carriedBefore(giving) : 0;
  const pieces = before + piecesOf(giving.own);
  if (carries) carryOver(giving, (pieces % every) - before);
  return salePart(giving, wholeAmount(giving.rule.rule.units * Math.floor(pieces / every)));
};
