import type { OutlookNote, RoomLeft, UnitKind } from '@qoa/shared/rules';
import { formatDateTime, formatDay, formatPesos } from '../format.ts';
import type { Locale, Words } from '../words.ts';
import type { holderEs } from './holder-es.ts';

/** One voice in which an outlook is told: to the card's holder, or to who sells. Both say the same notes. */
export type OutlookWords = Words<typeof holderEs>;

/** In whose words, and by whose clock. */
export interface OutlookTelling {
  readonly words: OutlookWords;
  readonly locale: Locale;
  readonly nowMs: number;
  /** The zone of an hour: the reader's. */
  readonly hoursIn: string;
  /** A day of the campaign's own calendar. */
  readonly day: (atMs: number) => string;
}

/** A note as people read it. What ends at midnight is told with the day before, the last on which it may be used. */
export const outlookText = (note: OutlookNote, telling: OutlookTelling): string => {
  const { words, locale, hoursIn, day } = telling;
  switch (note.says) {
    case 'closed':
      return words.opens(formatDateTime(note.untilMs, locale, hoursIn));
    case 'full':
      return fullText(note.room, telling);
    case 'left':
      return leftText(note.room, words);
    case 'ending':
    case 'ended':
      return words[note.says](note.units, counted(words, note.kind, note.units), day(note.atMs - 1));
    case 'held':
      return words.held(note.units, counted(words, note.kind, note.units), day(note.atMs));
    case 'debt':
      return words.debt(note.units, counted(words, note.kind, note.units));
    case 'tier':
      return tierText(note, telling);
    case 'keep':
      return keepText(note, telling);
    case 'falls':
      return words.falls(note.name, day(note.atMs));
  }
};

const counted = (words: OutlookWords, of: RoomLeft['of'], n: number): string => words[({ stamp: 'stamps', point: 'points', sales: 'sales', items: 'items' } as const)[of]](n);

const fullText = (room: RoomLeft, telling: OutlookTelling): string => {
  const { words } = telling;
  const back = backText(room, telling);
  return typeof room.per === 'object' ? words.fullHours(back, room.per.hours) : words[({ day: 'fullDay', week: 'fullWeek', month: 'fullMonth', lifetime: 'fullLifetime' } as const)[room.per]](back);
};

/** The campaign's midnight may come before or after the reader's: where it comes on this very day, the hour is told. */
const backText = ({ per, nextMs }: RoomLeft, { words, locale, nowMs, hoursIn }: OutlookTelling): string => {
  if (nextMs === null) return '';
  if (formatDay(nextMs, locale, hoursIn) === formatDay(nowMs, locale, hoursIn)) return words.backAt(formatDateTime(nextMs, locale, hoursIn));
  if (per === 'day') return words.backDay;
  if (per === 'week') return words.backWeek;
  return per === 'month' ? words.backMonth : words.backAt(formatDateTime(nextMs, locale, hoursIn));
};

const leftText = ({ of, per, left }: RoomLeft, words: OutlookWords): string => {
  const what = counted(words, of, left);
  return typeof per === 'object' ? words.leftHours(left, what, per.hours) : words[({ day: 'leftDay', week: 'leftWeek', month: 'leftMonth', lifetime: 'leftLifetime' } as const)[per]](left, what);
};

const tierText = ({ kind, name, next }: Extract<OutlookNote, { says: 'tier' }>, { words, locale }: OutlookTelling): string => {
  const ahead = next === null ? [] : [words.tierNext(next.name, allMissing(next, kind, words, locale))];
  return [...(name === null ? [] : [words.tier(name)]), ...ahead].join(words.tierJoint);
};

/** The last day is the one before the level is lost. */
const keepText = ({ kind, name, need, missing, fromMs, byMs }: Keep, { words, locale, day }: OutlookTelling): string => {
  const what = allMissing({ need, missing }, kind, words, locale);
  return fromMs === null ? words.keep(name, what, day(byMs - 1)) : words.keepFrom(name, what, day(fromMs), day(byMs - 1));
};

type Keep = Extract<OutlookNote, { says: 'keep' }>;

const allMissing = ({ need, missing }: Pick<Keep, 'need' | 'missing'>, kind: UnitKind, words: OutlookWords, locale: Locale): string =>
  missing.map(({ metric, units }) => missingText(metric, units, kind, words, locale)).join(need === 'any' ? words.or : words.and);

const missingText = (metric: Keep['missing'][number]['metric'], n: number, kind: UnitKind, words: OutlookWords, locale: Locale): string => {
  if (metric === 'sales') return words.sales(n);
  if (metric === 'cents') return words.spent(formatPesos(n, locale));
  return (metric === 'earned' ? words.earned : words.gathered)(counted(words, kind, n));
};
