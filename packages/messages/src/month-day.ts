import { zoneHere } from '@qoa/shared/campaign';
import type { Locale } from './words.ts';

const tags = { es: 'es-MX', en: 'en-US' } as const;

/** A day without its year, as the zone has it: `22 de noviembre`. */
export const formatMonthDay = (atMs: number, locale: Locale, timeZone: string): string => new Intl.DateTimeFormat(tags[locale], { day: 'numeric', month: 'long', timeZone: zoneHere(timeZone) }).format(atMs);
