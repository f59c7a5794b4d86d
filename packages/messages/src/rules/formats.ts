import { zoneHere } from '@qoa/shared/campaign';
import { languageTags, type Locale } from '../words.ts';

// Making a format costs a thousand times its use, and a campaign told at every key press uses dozens; there are few different ones.
const made = new Map<string, { readonly format: (value: number) => string }>();

/** A whole number with the language's grouping: `12,345`. */
export const numberText = (n: number, locale: Locale): string => remembered(locale, () => new Intl.NumberFormat(languageTags[locale])).format(n);

/** Money without the zeros that say nothing: `$20`, `$1,234.50`. */
export const pesosText = (cents: number, locale: Locale): string => {
  const digits = cents % 100 === 0 ? 0 : 2;
  return `$${remembered(`${locale} ${digits}`, () => new Intl.NumberFormat(languageTags[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits })).format(cents / 100)}`;
};

/** A whole day: `1 de diciembre de 2026`, `December 1, 2026`. */
export const dayText = (atMs: number, locale: Locale, timeZone: string): string =>
  remembered(`${locale} day ${timeZone}`, () => new Intl.DateTimeFormat(languageTags[locale], { day: 'numeric', month: 'long', year: 'numeric', timeZone: zoneHere(timeZone) })).format(atMs);

/** The time of day, 24 hours: `14:05`. */
export const timeText = (atMs: number, locale: Locale, timeZone: string): string =>
  remembered(`${locale} time ${timeZone}`, () => new Intl.DateTimeFormat(languageTags[locale], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zoneHere(timeZone) })).format(atMs);

const remembered = (key: string, make: () => { readonly format: (value: number) => string }): { readonly format: (value: number) => string } => {
  const format = made.get(key) ?? make();
  made.set(key, format);
  return format;
};
