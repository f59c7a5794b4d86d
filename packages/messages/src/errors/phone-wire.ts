import { retryOnPhone } from '@qoa/shared/errors';
import type { Locale } from '../words.ts';
import type { ErrorText } from './error-text.ts';
import { phoneWireEn } from './phone-wire-en.ts';
import { phoneWireEs, type PhoneWireCase } from './phone-wire-es.ts';

const words: Readonly<Record<Locale, Readonly<Record<PhoneWireCase, ErrorText>>>> = { es: phoneWireEs, en: phoneWireEn };

/** What a phone and the server disagree about, to a tendero: by what is done next, since nothing else is known of a trouble. Undefined for a code that no phone meets so. */
export const phoneWireText = (code: string, locale: Locale): ErrorText | undefined => {
  const retry = retryOnPhone(code);
  if (retry === null) return undefined;
  return words[locale][isCase(code) ? code : isCase(retry) ? retry : 'corrected'];
};

const isCase = (name: string): name is PhoneWireCase => Object.hasOwn(phoneWireEs, name);
