import { formatPesos, phoneSale, type Locale } from '@qoa/messages';
import type { AmountAsked } from '@qoa/shared/sale';
import { unitWords } from './given-words.ts';

/** What writing a missing amount brings. */
export const askedWords = ({ brings }: AmountAsked, locale: Locale): string =>
  brings === null ? phoneSale[locale].amountAskedMinimum : phoneSale[locale].amountAsked(unitWords(brings.unit, brings.units, locale), formatPesos(brings.everyCents, locale));
