import { formatMonthDay, outlookAtCounter, outlookText, upper, type Locale } from '@qoa/messages';
import type { OutlookNote } from '@qoa/shared/rules';

/** Whose calendar is told: the hour at the counter is its store's, a day that the campaign counts is the campaign's. */
export interface ToldIn {
  readonly nowMs: number;
  readonly store: string;
  readonly campaign: string;
}

/** A note as a line for who sells; `campaign` is its name where several are told of, else null. */
export const outlookLine = (note: OutlookNote, campaign: string | null, locale: Locale, { nowMs, store, campaign: zone }: ToldIn): string => {
  const said = upper(outlookText(note, { words: outlookAtCounter[locale], locale, nowMs, hoursIn: store, day: (atMs) => formatMonthDay(atMs, locale, zone) }));
  return campaign === null ? said : `${campaign}: ${said}`;
};
