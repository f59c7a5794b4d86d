import type { Cents } from '../ids/index.ts';
import type { Rounding } from './document/revision.ts';
import { type Amount, wholeAmount } from './part.ts';
import type { SeenLine } from './seen-sale.ts';
import { roundedRatio } from './whole-units.ts';

/** The units that money gives. `times`: how often, each rounded by itself. Section 5, *Rounding*. */
export const moneyAmount = (units: number, everyCents: Cents, { steps, mode, when }: Rounding, money: Cents, times: number): Amount => {
  if (steps === 'whole') return { kind: 'whole', units: units * roundedRatio(money, 1, everyCents, mode) * times, mode };
  if (when === 'before') return { kind: 'whole', units: roundedRatio(money, units, everyCents, mode) * times, mode };
  return { kind: 'fraction', dividend: money * units, divisor: everyCents, times, mode };
};

/** The units of one line, rounded by the line or by the price of one piece. A line without pieces is one unit. */
export const lineAmount = (units: number, everyCents: Cents, rounding: Rounding, { cents, pieces }: SeenLine): Amount => {
  if (cents === null) return wholeAmount(0);
  if (rounding.at !== 'unit' || pieces === 0) return moneyAmount(units, everyCents, rounding, cents, 1);
  return moneyAmount(units, everyCents, rounding, Math.floor(cents / pieces), pieces);
};

/** The money that made no whole unit before multipliers, kept for the next sale where the rule carries it. */
export const carriedMoney = (units: number, everyCents: Cents, { steps }: Rounding, money: Cents): Cents => {
  if (steps === 'whole') return money % everyCents;
  return money - roundedRatio(roundedRatio(money, units, everyCents, 'down'), everyCents, units, 'up');
};
