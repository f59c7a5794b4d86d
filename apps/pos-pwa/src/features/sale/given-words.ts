import { common, phoneSale, type Locale } from '@qoa/messages';
import type { Answer } from '@qoa/shared/events';

/** What a judged sale gave its card and where that leaves it, in words; empty when it gave nothing. */
export const givenWords = ({ given }: Pick<Answer, 'given'>, locale: Locale): string => {
  const words = phoneSale[locale];
  return given
    .filter(({ units }) => units > 0)
    .map(({ unit, units, balance, goal }) => {
      const named = unit === 'stamp' ? common[locale].stamps : common[locale].points;
      return words.gaveOf(named(units), balance, goal);
    })
    .join(' · ');
};
