import type { CampaignState, TierMetrics, TierState } from './campaign-state.ts';
import type { Look } from './look.ts';
import { dayOf, spanOf, spanStart } from './moment.ts';
import type { Revision, TierLadder, TierLevel, TierMetric } from './document/revision.ts';
import { centsOf } from './seen-sale.ts';

/** The highest level whose conditions hold on a day, 0 for none. Section 10, *reach*. */
export const reachOn = (ladder: TierLadder, metrics: TierMetrics, held: number): number => ladder.levels.findLastIndex((level) => holdsLevel(level, { ...metrics, held })) + 1;

const holdsLevel = ({ need, conditions }: TierLevel, metrics: Readonly<Record<TierMetric, number>>): boolean => {
  const holds = ({ metric, atLeast }: TierLevel['conditions'][number]): boolean => metrics[metric] >= atLeast;
  return need === 'any' ? conditions.some(holds) : conditions.every(holds);
};

/** What counts on a day: everything, what the period holds, or what lies in the days up to it. */
export const metricsOn = ({ over }: TierLadder, { days, before }: TierState, day: number): TierMetrics => {
  let { sales, cents, earned } = over.kind === 'lifetime' ? before : noMetrics;
  for (const [key, metrics] of Object.entries(days)) {
    if (!counts(over, Number(key), day)) continue;
    sales += metrics.sales;
    cents += metrics.cents;
    earned += metrics.earned;
  }
  return { sales, cents, earned };
};

export const noMetrics: TierMetrics = { sales: 0, cents: 0, earned: 0 };

const counts = (over: TierLadder['over'], each: number, day: number): boolean => {
  if (over.kind === 'lifetime') return true;
  if (over.kind === 'rolling') return each <= day && each > day - over.days;
  return spanOf(over.period, each) === spanOf(over.period, day);
};

/** What the card holds of the unit by which the ladder asks: the campaign's first. */
export const heldOf = ({ units }: Revision, { holdings }: Pick<CampaignState, 'holdings'>): number => (units[0] === undefined ? 0 : (holdings[units[0].programme]?.balance ?? 0));

/** The card's level on a day, before any sale of that day. */
export const levelOn = (revision: Revision, state: CampaignState, day: number): number => tierOn(revision, state, day).level;

/** Where the card stands on a day without another sale: its level may have fallen since its latest counted sale. Before the ladder counted one it is not looked at. */
export const tierOn = (revision: Revision, state: CampaignState, day: number): TierState => {
  const { tiers, timeZone } = revision;
  if (tiers === null || state.lastSoldAtMs === null || isUntouched(state.tier)) return state.tier;
  const held = heldOf(revision, state);
  let tier = state.tier;
  for (let from = dayOf(timeZone, state.lastSoldAtMs) + 1; from <= day; ) {
    const next = Math.min(day + 1, nextChange(tiers, tier, from));
    tier = settled(tiers, tier, reachOn(tiers, metricsOn(tiers, tier, from), held), { from, to: next - 1 });
    from = next;
  }
  return tier;
};

const isUntouched = ({ level, days, before }: TierState): boolean => level === 0 && before.sales === 0 && Object.keys(days).length === 0;

/** The first day after `day` on which the metrics may be others than on it. */
export const nextChange = ({ over }: TierLadder, { days }: TierState, day: number): number => {
  if (over.kind === 'lifetime') return Number.POSITIVE_INFINITY;
  if (over.kind === 'calendar') {
    const now = spanOf(over.period, day);
    const spans = Object.keys(days).map((key) => spanOf(over.period, Number(key)));
    const next = spans.includes(now) ? now + 1 : Math.min(Number.POSITIVE_INFINITY, ...spans.filter((span) => span > now));
    return next === Number.POSITIVE_INFINITY ? next : spanStart(over.period, next);
  }
  return Math.min(Number.POSITIVE_INFINITY, ...Object.keys(days).map((key) => Number(key) + over.days).filter((leaves) => leaves > day));
};

/**
 * The tier after days on all of which the card has the same reach. It rises at once. Below its level it stays at risk until
 * `graceDays` days after the first such day; then it falls one step, and the next grace begins that day, or to its reach.
 */
export const settled = ({ graceDays, onFall }: TierLadder, tier: TierState, reach: number, { from, to }: { readonly from: number; readonly to: number }): TierState => {
  let { level, tooLowSinceDay } = tier;
  while (reach < level) {
    tooLowSinceDay ??= from;
    const fallsOn = Math.max(from, tooLowSinceDay + graceDays);
    if (fallsOn > to) return { ...tier, level, tooLowSinceDay };
    level = onFall === 'step' ? level - 1 : reach;
    tooLowSinceDay = fallsOn;
  }
  return { ...tier, level: reach, tooLowSinceDay: null };
};

/** The level that this sale's own multiplier sees where the sale counts: with the sale itself and its money. Section 10, `countsOwnSale`. */
export const ownSaleLevel = (look: Look): number => {
  const { compiled: { revision }, state, moment, lines } = look;
  if (revision.tiers === null) return 0;
  const { sales, cents, earned } = metricsOn(revision.tiers, state.tier, moment.day);
  return Math.max(look.level(), reachOn(revision.tiers, { sales: sales + 1, cents: cents + centsOf(lines), earned }, heldOf(revision, state)));
};
