import { formatDateTime, formatDay, formatMonthDay, formatPesos, phoneOutlook, upper, type Locale } from '@qoa/messages';
import type { RoomLeft, TierStanding } from '@qoa/shared/protocol';
import type { UnitKind } from '@qoa/shared/rules';
import type { OutlookNote } from './outlook-notes.ts';

/** Whose calendar is told: the hour at the counter is its store's, a day that the campaign counts is the campaign's. */
export interface ToldIn {
  readonly nowMs: number;
  readonly store: string;
  readonly campaign: string;
}

/** A note as a line for who sells; `campaign` is its name where several are told of, else null. */
export const outlookLine = (note: OutlookNote, campaign: string | null, locale: Locale, zones: ToldIn): string => {
  const said = upper(wordsOf(note, locale, zones));
  return campaign === null ? said : phoneOutlook[locale].of(campaign, said);
};

const wordsOf = (note: OutlookNote, locale: Locale, zones: ToldIn): string => {
  const words = phoneOutlook[locale];
  const day = (atMs: number): string => formatMonthDay(atMs, locale, zones.campaign);
  switch (note.says) {
    case 'cooldown':
      return words.cooldown(formatDateTime(note.untilMs, locale, zones.store));
    case 'full':
      return words.full(periodOf(note.room, locale), backOf(note.room, locale, zones));
    case 'left':
      return words.left(note.room.left, units(note.room.of, note.room.left, locale), periodOf(note.room, locale));
    case 'ending':
      // What ends at midnight is used the day before, as the customer's card says it.
      return words.ending(note.units, units(note.kind, note.units, locale), day(note.atMs - 1));
    case 'held':
      return words.held(note.units, units(note.kind, note.units, locale), day(note.atMs));
    case 'falls':
      return words.tierFalls(note.name, day(note.atMs));
    case 'debt':
      return words.debt(note.units, units(note.kind, note.units, locale));
    case 'tier':
      return tierWords(note.tier, note.kind, locale);
  }
};

const units = (of: RoomLeft['of'], n: number, locale: Locale): string => phoneOutlook[locale][({ stamp: 'stamps', point: 'points', sales: 'sales', items: 'items' } as const)[of]](n);

const periodOf = ({ per }: RoomLeft, locale: Locale): string => (typeof per === 'string' ? phoneOutlook[locale][per] : phoneOutlook[locale].hours(per.hours));

/** The campaign's midnight may come before or after the counter's: where it comes on this very day, the hour is told. */
const backOf = ({ per, nextMs }: RoomLeft, locale: Locale, { nowMs, store }: ToldIn): string => {
  const words = phoneOutlook[locale];
  if (nextMs !== null && formatDay(nextMs, locale, store) === formatDay(nowMs, locale, store)) return words.backAt(formatDateTime(nextMs, locale, store));
  if (per === 'day') return words.backDay;
  if (per === 'week') return words.backWeek;
  if (per === 'month') return words.backMonth;
  return nextMs === null ? '' : words.backAt(formatDateTime(nextMs, locale, store));
};

const tierWords = ({ name, next }: TierStanding, kind: UnitKind, locale: Locale): string => {
  const words = phoneOutlook[locale];
  const missing = next?.missing.filter(({ units: n }) => n > 0).map(({ metric, units: n }) => missingWords(metric, n, kind, locale)) ?? [];
  const ahead = next === null || missing.length === 0 ? [] : [words.tierNext(next.name, missing.join(next.need === 'any' ? words.or : words.and))];
  return [...(name === null ? [] : [words.tier(name)]), ...ahead].join('; ');
};

const missingWords = (metric: NonNullable<TierStanding['next']>['missing'][number]['metric'], n: number, kind: UnitKind, locale: Locale): string => {
  const words = phoneOutlook[locale];
  if (metric === 'sales') return words.sales(n);
  if (metric === 'cents') return words.spent(formatPesos(n, locale));
  return (metric === 'earned' ? words.earned : words.gathered)(units(kind, n, locale));
};
