import type { Cents } from '../../ids/index.ts';
import type { EarnRule, Per } from '../document/revision.ts';
import type { Line } from './lines.ts';
import type { Part } from './part.ts';
import { dividedBy, type Fraction, rounded, times, whole } from './units.ts';

export interface Earning {
  readonly parts: readonly Part[];
  /** What rules that carry have left over from now on. */
  readonly carried: Readonly<Record<string, number>>;
}

type ForMoney = Extract<Per, { readonly kind: 'amount' | 'ticket' }>;

/** Section 5, *amount*, by the lines that the rule took. */
export const amountParts = (rule: EarnRule, per: ForMoney, won: readonly Line[], carriedBefore: Cents): Earning => {
  const { at } = per.rounding;
  if (at === 'sale') return moneyAtOnce(rule, per, won, won.reduce((sum, line) => sum + (line.cents ?? 0), 0), carriedBefore);
  const parts = won.map((line): Part => {
    const byPiece = at === 'unit' && line.pieces > 0;
    const money = byPiece ? Math.floor((line.cents ?? 0) / line.pieces) : (line.cents ?? 0);
    return { rule, line, lines: [line], at: (percent) => unitsFor(rule, per, money, byPiece ? line.pieces : 1, percent), otherwise: 'NOT_ENOUGH', isFixed: false };
  });
  return { parts, carried: {} };
};

/** Section 5, *ticket*, and *amount* on the sale: one part of all the money, what was carried over among it. */
export const moneyAtOnce = (rule: EarnRule, per: ForMoney, lines: readonly Line[], ownCents: Cents, carriedBefore: Cents): Earning => {
  const carries = per.rounding.remainder === 'carry';
  const money = ownCents + (carries ? carriedBefore : 0);
  const part: Part = { rule, line: null, lines, at: (percent) => unitsFor(rule, per, money, 1, percent), otherwise: 'NOT_ENOUGH', isFixed: false };
  return { parts: [part], carried: carries ? { [rule.id]: leftOver(rule, per, money) } : {} };
};

/** The units for this money, so many times over, multiplied and rounded as the rule rounds. */
const unitsFor = (rule: EarnRule, per: ForMoney, money: Cents, pieces: number, percent: number): number => {
  const { mode, when } = per.rounding;
  const one = fractionFor(rule, per, money);
  if (when === 'after') {
    if (per.rounding.steps === 'proportional') return rounded(percentOf(one, percent), mode) * pieces;
  }
  return rounded(percentOf(whole(rounded(one, mode) * pieces), percent), mode);
};

const percentOf = (units: Fraction, percent: number): Fraction => dividedBy(times(units, percent), 100);

const fractionFor = (rule: EarnRule, per: ForMoney, money: Cents): Fraction => {
  const steps = dividedBy(whole(money), per.everyCents);
  if (per.rounding.steps === 'proportional') return times(steps, rule.units);
  return whole(rounded(steps, per.rounding.mode) * rule.units);
};

/** The money that made no whole unit. */
const leftOver = (rule: EarnRule, per: ForMoney, money: Cents): Cents => {
  if (per.rounding.steps === 'whole') return money % per.everyCents;
  const units = rounded(fractionFor(rule, per, money), 'down');
  return money - leastMoney(rule, per.everyCents, units);
};

const leastMoney = (rule: EarnRule, everyCents: Cents, units: number): Cents => rounded(dividedBy(times(whole(units), everyCents), rule.units), 'up');
