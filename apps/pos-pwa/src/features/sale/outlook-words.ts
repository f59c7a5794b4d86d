import { formatDateTime, formatMonthDay, formatPesos, phoneOutlook, upper, type Locale } from '@qoa/messages';
import type { RoomLeft, TierStanding } from '@qoa/shared/protocol';
import type { UnitKind } from '@qoa/shared/rules';
import type { OutlookNote } from './outlook-notes.ts';

/** A note as a line for who sells; `campaign` is its name where several are told of, else null. Days and hours as the store's clock has them. */
export const outlookLine = (note: OutlookNote, campaign: string | null, locale: Locale, timeZone: string): string => {
  const said = upper(wordsOf(note, locale, timeZone));
  return campaign === null ? said : phoneOutlook[locale].of(campaign, said);
};

const wordsOf = (note: OutlookNote, locale: Locale, timeZone: string): string => {
  const words = phoneOutlook[locale];
  const day = (atMs: number): string => formatMonthDay(atMs, locale, timeZone);
  switch (note.says) {
    case 'cooldown':
      return words.cooldown(formatDateTime(note.untilMs, locale, timeZone));
    case 'full':
      return words.full(periodOf(note.room, locale), backOf(note.room, locale, timeZone));
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

const backOf = ({ per, nextMs }: RoomLeft, locale: Locale, timeZone: string): string => {
  const words = phoneOutlook[locale];
  if (per === 'day') return words.backDay;
  if (per === 'week') return words.backWeek;
  if (per === 'month') return words.backMonth;
  return nextMs === null ? '' : words.backAt(formatDateTime(nextMs, locale, timeZone));
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
