import { common, formatNumber, phoneSale, type Locale } from '@qoa/messages';
import type { Answer } from '@qoa/shared/events';
import type { UnitKind } from '@qoa/shared/rules';

/** `3 sellos`, `12 puntos`. */
export const unitWords = (unit: UnitKind, units: number, locale: Locale): string => (unit === 'stamp' ? common[locale].stamps : common[locale].points)(units);

/** Units of several campaigns together: `3 sellos y 12 puntos`; empty when there are none. */
export const unitsWords = (given: readonly { readonly unit: UnitKind; readonly units: number }[], locale: Locale): string => {
  const [stamps, points] = (['stamp', 'point'] as const).map((kind) => {
    const units = given.reduce((sum, one) => sum + (one.unit === kind ? one.units : 0), 0);
    return units > 0 ? unitWords(kind, units, locale) : '';
  });
  return stamps && points ? phoneSale[locale].both(stamps, points) : stamps || points || '';
};

/** What a judged sale gave its card and where that leaves it, in words; of more than a stamp and a point campaign all together; empty when it gave nothing. */
export const givenWords = ({ given }: Pick<Answer, 'given'>, locale: Locale): string => {
  const gave = given.filter(({ units }) => units > 0);
  if (!isTold(gave)) return phoneSale[locale].gaveIn(unitsWords(gave, locale), gave.length);
  return gave
    .map(({ unit, units, balance, goal }) => phoneSale[locale].gaveOf(unitWords(unit, units, locale), formatNumber(balance, locale), goal === null ? null : formatNumber(goal, locale)))
    .join(' · ');
};

/** Whether each can be told by itself: two of one kind would say the same twice, and nobody reads more at the counter. */
export const isTold = (gave: readonly Pick<Answer['given'][number], 'unit'>[]): boolean => new Set(gave.map(({ unit }) => unit)).size === gave.length;
