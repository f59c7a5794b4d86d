import { zoneHere } from '@qoa/shared/campaign';
import { languageTags, type Locale } from './words.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Money from centavos of Mexican pesos: `$1,234.50`. */
export const formatMoney = (cents: number, locale: Locale): string =>
  new Intl.NumberFormat(languageTags[locale], { style: 'currency', currency: 'MXN', currencyDisplay: 'narrowSymbol' }).format(cents / 100);

/** Money without the zeros that say nothing: `$20`, `$20.50`. */
export const formatPesos = (cents: number, locale: Locale): string => (cents % 100 === 0 ? formatMoney(cents, locale).slice(0, -3) : formatMoney(cents, locale));

/** A whole number with the language's grouping: `12,345`. */
export const formatNumber = (n: number, locale: Locale): string => new Intl.NumberFormat(languageTags[locale]).format(n);

/** A quantity from thousandths: `1`, `0.35`. */
export const formatQuantity = (thousandths: number, locale: Locale): string =>
  new Intl.NumberFormat(languageTags[locale], { maximumFractionDigits: 3 }).format(thousandths / 1000);

/** What was sold and how much of it: `Agua 1 L`, `3 × Agua 1 L`. */
export const formatSold = ({ name, quantity }: { readonly name: string; readonly quantity: number }, locale: Locale): string => (quantity === 1000 ? name : `${formatQuantity(quantity, locale)} × ${name}`);

/** A length of time in its largest whole unit: `12 s`, `5 min`, `3 h`, `2 días`. Below zero counts as zero. */
export const formatDuration = (ms: number, locale: Locale): string => {
  if (ms < minuteMs) return `${Math.max(0, Math.floor(ms / secondMs))} s`;
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`;
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h`;
  const days = Math.floor(ms / dayMs);
  if (locale === 'es') return days === 1 ? '1 día' : `${days} días`;
  return days === 1 ? '1 day' : `${days} days`;
};

/** How long ago: `ahora` within 10 seconds, else `hace 5 min`. A time ahead of `nowMs` is now. */
export const formatAgo = (atMs: number, nowMs: number, locale: Locale): string => {
  const agoMs = nowMs - atMs;
  if (agoMs < 10 * secondMs) return locale === 'es' ? 'ahora' : 'just now';
  const duration = formatDuration(agoMs, locale);
  return locale === 'es' ? `hace ${duration}` : `${duration} ago`;
};

/** The time of day, 24 hours: `14:05`. Without a zone, that of the machine. */
export const formatTime = (atMs: number, locale: Locale, timeZone?: string): string => told(atMs, locale, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A day with its time, short: `22 nov, 14:05`. Without a zone, that of the machine. */
export const formatDateTime = (atMs: number, locale: Locale, timeZone?: string): string => `${told(atMs, locale, timeZone, { day: 'numeric', month: 'short' })}, ${formatTime(atMs, locale, timeZone)}`;

/** A day with its year, short: `22 nov 2026`. Without a zone, that of the machine. */
export const formatDay = (atMs: number, locale: Locale, timeZone?: string): string => told(atMs, locale, timeZone, { day: 'numeric', month: 'short', year: 'numeric' });

/** A day without its year, as the zone has it: `22 de noviembre`. */
export const formatMonthDay = (atMs: number, locale: Locale, timeZone: string): string => told(atMs, locale, timeZone, { day: 'numeric', month: 'long' });

const told = (atMs: number, locale: Locale, timeZone: string | undefined, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(languageTags[locale], { ...options, timeZone: timeZone === undefined ? undefined : zoneHere(timeZone) }).format(atMs);

/** Storage in the largest unit that leaves a number: `512 KB`, `1.5 MB`. */
export const formatBytes = (bytes: number, locale: Locale): string => {
  const units = ['B', 'KB', 'MB', 'GB'] as const;
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${new Intl.NumberFormat(languageTags[locale], { maximumFractionDigits: 1 }).format(bytes / 1024 ** step)} ${units[step] ?? 'B'}`;
};

/** A release as people read it aloud: its version, and the first digits of what it is built of. */
export const formatRelease = (app: string): string => app.replace(/\+([0-9a-f]{7})[0-9a-f]*$/, ' ($1)');
