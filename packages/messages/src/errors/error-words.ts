import type { ErrorCode } from '@qoa/shared/errors';
import type { Locale } from '../words.ts';
import { campaignErrorsEn } from './campaign-en.ts';
import { campaignErrorsEs } from './campaign-es.ts';
import { deviceErrorsEn } from './device-en.ts';
import { deviceErrorsEs } from './device-es.ts';
import type { ErrorText, MessageFacts } from './error-text.ts';
import { protocolErrorsEn } from './protocol-en.ts';
import { protocolErrorsEs } from './protocol-es.ts';
import { saleErrorsEn } from './sale-en.ts';
import { saleErrorsEs } from './sale-es.ts';
import { adminErrorsEn, cardErrorsEn, serverErrorsEn, sessionErrorsEn } from './site-en.ts';
import { adminErrorsEs, cardErrorsEs, serverErrorsEs, sessionErrorsEs } from './site-es.ts';
import { unknownCode } from './unknown-code.ts';

type Catalogue = Readonly<Record<ErrorCode, (facts: MessageFacts) => ErrorText>>;

const catalogues: Readonly<Record<Locale, Catalogue>> = {
  es: { ...saleErrorsEs, ...deviceErrorsEs, ...protocolErrorsEs, ...cardErrorsEs, ...sessionErrorsEs, ...adminErrorsEs, ...campaignErrorsEs, ...serverErrorsEs },
  en: { ...saleErrorsEn, ...deviceErrorsEn, ...protocolErrorsEn, ...cardErrorsEn, ...sessionErrorsEn, ...adminErrorsEn, ...campaignErrorsEn, ...serverErrorsEn },
};

/** What happened and what to do next, apart: for a screen with a title and a line below it. A code of a newer release gets words that say so. */
export const errorText = (code: string, facts: MessageFacts, locale: Locale): ErrorText =>
  hasWords(code) ? catalogues[locale][code](facts) : unknownCode[locale](code);

/** The same as one text: `No sumó: ya van 2 hoy. Vuelve mañana.` */
export const errorWords = (code: string, facts: MessageFacts, locale: Locale): string => errorText(code, facts, locale).filter((part) => part !== '').join(' ');

/** True for a code that this release has words for; else show the words that came with the answer. */
export const hasWords = (code: string): code is ErrorCode => Object.hasOwn(catalogues.es, code);
