import { type cardAheadEs, dayText, type Locale, outlookText, type OutlookWords, type Words } from '@qoa/messages';
import type { CampaignOutlook } from '@qoa/shared/protocol';
import { isPressing, notesAhead, type OutlookNote } from '@qoa/shared/rules';
import { isOver, type Offer } from '../card/index.ts';

/** The words around what lies ahead, in one language. */
export type AheadWords = Words<typeof cardAheadEs>;

/** One thing that a customer should know; `warn`: soon, or lost otherwise. */
export interface AheadLine {
  readonly text: string;
  readonly tone: 'calm' | 'warn';
}

/** What a membership tells beside its drawings. */
export interface Membership {
  readonly offer: Offer;
  /** Null: not heard yet. */
  readonly outlook: CampaignOutlook | null;
  /** Why the last purchase gave less here than it might have; null: it did not. */
  readonly why: string | null;
}

export interface Telling {
  readonly words: AheadWords;
  /** In which the notes of an outlook are told to a card's holder. */
  readonly outlookWords: OutlookWords;
  readonly locale: Locale;
  readonly nowMs: number;
}

/** What lies ahead of a card in one campaign, the most pressing first. What an old outlook told and has passed is not told. */
export const aheadLines = ({ offer, outlook, why }: Membership, telling: Telling): readonly AheadLine[] => {
  const { words, outlookWords, locale, nowMs } = telling;
  const day = (atMs: number): string => dayText(atMs, locale, offer.timeZone);
  const isRunning = offer.state === 'active' && !isOver(offer, nowMs);
  const notes = outlook === null ? [] : notesAhead(outlook, nowMs).filter((note) => (isOfRoom(note) ? isRunning && isRoomTold(note, why !== null) : true));
  const lines = [
    ...(why === null ? [] : [{ text: words.lastPurchase(why), tone: 'warn' as const }]),
    ...standing(offer, telling, day),
    ...(outlook?.rewards ?? []).filter(({ untilMs }) => (untilMs ?? Infinity) > nowMs).map(({ name, unit, cost }) => ({ text: words.ownReward(name, cost === 0 ? '' : outlookWords[`${unit}s`](cost)), tone: 'calm' as const })),
    ...notes.map((note): AheadLine => {
      const text = outlookText(note, { words: outlookWords, locale, nowMs, hoursIn: offer.timeZone, day });
      return { text: isOfSome(note) ? words.someProducts(text) : text, tone: isPressing(note) ? 'warn' : 'calm' };
    }),
  ];
  return [...lines.filter(({ tone }) => tone === 'warn'), ...lines.filter(({ tone }) => tone === 'calm')];
};

const isOfRoom = ({ says }: OutlookNote): boolean => says === 'closed' || says === 'full' || says === 'left';

/** Room that nobody used says nothing; and when the last purchase has told why, what is closed is not told again. */
const isRoomTold = (note: OutlookNote, isToldWhy: boolean): boolean => (note.says === 'left' ? note.room.left < note.room.max : !isToldWhy);

const isOfSome = (note: OutlookNote): boolean => 'room' in note && (note.room.scope === 'brand' || note.room.scope === 'products');

type Day = (atMs: number) => string;

/** What ends at midnight is used the day before. */
const standing = (offer: Offer, { words, nowMs }: Telling, day: Day): readonly AheadLine[] => {
  const { state, endsAtMs, redeemUntilMs } = offer;
  const beginsMs = Math.max(offer.startsAtMs, offer.fromMs);
  const over = isOver(offer, nowMs);
  const earning = over ? words.ended : state === 'paused' ? words.paused : beginsMs > nowMs ? words.begins(day(beginsMs)) : endsAtMs === null ? null : words.earnUntil(day(endsAtMs - 1));
  const redeeming = redeemUntilMs === null || redeemUntilMs <= nowMs ? null : words.redeemUntil(day(redeemUntilMs - 1));
  const text = [earning, redeeming].filter((part) => part !== null).join(' ');
  return text === '' ? [] : [{ text, tone: over || state === 'paused' ? 'warn' : 'calm' }];
};
