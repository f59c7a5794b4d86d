import { type cardAheadEs, dayText, formatDateTime, formatPesos, type Locale, type Words } from '@qoa/messages';
import type { CampaignOutlook, RoomLeft, TierStanding, UnitOutlook } from '@qoa/shared/protocol';
import type { UnitKind } from '@qoa/shared/rules';
import { isOver, type Offer } from '../card/index.ts';

/** The words of what lies ahead, in one language. */
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
  readonly locale: Locale;
  readonly nowMs: number;
}

/** What lies ahead of a card in one campaign, the most pressing first. What an old outlook told and has passed is not told. */
export const aheadLines = ({ offer, outlook, why }: Membership, telling: Telling): readonly AheadLine[] => {
  const { words } = telling;
  const day = (atMs: number): string => dayText(atMs, telling.locale, offer.timeZone);
  const isRunning = offer.state === 'active' && !isOver(offer, telling.nowMs);
  const calm = (text: string): AheadLine => ({ text, tone: 'calm' });
  const lines = [
    ...(why === null ? [] : [{ text: words.lastPurchase(why), tone: 'warn' as const }]),
    ...standing(offer, telling, day),
    ...(outlook === null || !isRunning ? [] : roomLines(outlook, telling, offer.timeZone, why !== null).map(calm)),
    ...(outlook?.units ?? []).flatMap((unit) => unitLines(unit, telling, day)),
    ...(outlook === null || outlook.tier === null ? [] : tierLines(outlook.tier, outlook.units[0]?.kind ?? 'stamp', telling, day)),
  ];
  return [...lines.filter(({ tone }) => tone === 'warn'), ...lines.filter(({ tone }) => tone === 'calm')];
};

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

/** When the last purchase has told why, a limit that is full is not told again. */
const roomLines = ({ room, cooldownUntilMs }: CampaignOutlook, { words, locale, nowMs }: Telling, timeZone: string, isToldWhy: boolean): readonly string[] => {
  const when = (atMs: number): string => formatDateTime(atMs, locale, timeZone);
  const still = room.filter(({ nextMs, left, max }) => left < max && (nextMs === null || nextMs > nowMs));
  const lines = still.flatMap((each) => (each.left === 0 && isToldWhy ? [] : [each.scope === 'brand' || each.scope === 'products' ? words.someProducts(roomLine(each, words, when)) : roomLine(each, words, when)]));
  return [...(cooldownUntilMs === null || cooldownUntilMs <= nowMs || isToldWhy ? [] : [words.cooldown(when(cooldownUntilMs))]), ...lines];
};

const roomLine = ({ of, per, left, nextMs }: RoomLeft, words: AheadWords, when: (atMs: number) => string): string => {
  if (typeof per === 'object') return left === 0 ? words.fullHours(when(nextMs ?? 0)) : words.leftHours(words.counted(left, of));
  const full = { day: words.fullDay, week: words.fullWeek, month: words.fullMonth, lifetime: words.fullLifetime };
  const some = { day: words.leftDay, week: words.leftWeek, month: words.leftMonth, lifetime: words.leftLifetime };
  return left === 0 ? full[per] : some[per](words.counted(left, of));
};

const unitLines = ({ kind, endsNext, held, debt }: UnitOutlook, { words, nowMs }: Telling, day: Day): readonly AheadLine[] => [
  ...(endsNext === null ? [] : [endsNext.atMs <= nowMs ? { text: words.haveEnded(endsNext.units, kind, day(endsNext.atMs - 1)), tone: 'warn' as const } : { text: words.ends(endsNext.units, kind, day(endsNext.atMs - 1)), tone: endsNext.isDue ? ('warn' as const) : ('calm' as const) }]),
  ...(held === null || held.untilMs <= nowMs ? [] : [{ text: words.held(held.units, kind, day(held.untilMs)), tone: 'calm' as const }]),
  ...(debt === 0 ? [] : [{ text: words.owed(debt, kind), tone: 'warn' as const }]),
];

const tierLines = ({ name, next, fallsAtMs }: TierStanding, kind: UnitKind, { words, locale, nowMs }: Telling, day: Day): readonly AheadLine[] => {
  const missing = (next?.missing ?? []).map(({ metric, units }) =>
    metric === 'cents' ? words.spent(formatPesos(units, locale)) : metric === 'sales' ? words.counted(units, 'sales') : metric === 'earned' ? words.earned(units, kind) : words.counted(units, kind),
  );
  const level = name === null ? [] : [words.level(name)];
  const toNext = next === null || missing.length === 0 ? [] : [words.toLevel(next.name, missing.join(next.need === 'any' ? words.or : words.and))];
  return [
    ...(level.length + toNext.length === 0 ? [] : [{ text: [...level, ...toNext].join('. '), tone: 'calm' as const }]),
    ...(fallsAtMs === null || fallsAtMs <= nowMs ? [] : [{ text: words.falls(day(fallsAtMs)), tone: 'warn' as const }]),
  ];
};
