import type { Locale } from '../words.ts';
import { lastDayEn } from './time-en.ts';
import { lastDayEs } from './time-es.ts';

/** The last day of what ends before an instant, as a campaign's terms say it: midnight ends the day before. */
export const lastDayText = (beforeMs: number, locale: Locale, timeZone: string): string => (locale === 'es' ? lastDayEs : lastDayEn)(beforeMs, timeZone);
