import type { Locale } from '../words.ts';
import { deviceErrorsEn } from './device-en.ts';
import { deviceErrorsEs } from './device-es.ts';
import { inZone, type ErrorText, type MessageFacts } from './error-text.ts';
import { phoneWireText } from './phone-wire.ts';
import { saleErrorsEn } from './sale-en.ts';
import { saleErrorsEs } from './sale-es.ts';
import { serverErrorsEn } from './site-en.ts';
import { serverErrorsEs } from './site-es.ts';
import { unknownCode } from './unknown-code.ts';

type Catalogue = Readonly<Record<string, (facts: MessageFacts) => ErrorText>>;

const catalogues: Readonly<Record<Locale, Catalogue>> = {
  es: { ...saleErrorsEs, ...deviceErrorsEs, ...serverErrorsEs },
  en: { ...saleErrorsEn, ...deviceErrorsEn, ...serverErrorsEn },
};

/** `errorText` of what a tendero's phone may meet. Of the wire it says what the tendero does, not what an integrator would mend; the words of what people of the console do, and of cards, are no part of its first load. Instants are told as the store's clock has them. */
export const phoneErrorText = (code: string, facts: MessageFacts, locale: Locale, timeZone?: string): ErrorText => {
  const words = Object.hasOwn(catalogues[locale], code) ? catalogues[locale][code] : undefined;
  return words === undefined ? (phoneWireText(code, locale) ?? unknownCode[locale](code)) : words(inZone(facts, timeZone));
};
