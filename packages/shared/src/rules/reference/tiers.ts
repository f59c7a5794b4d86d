import type { Revision, TierLadder, TierLevel, TierMetric } from '../document/revision.ts';
import { periodStart } from './calendar.ts';
import type { Past, Remembered } from './past.ts';

/** Where a card stands on the ladder on a day. */
export interface Standing {
  readonly level: number;
  readonly tooLowSinceDay: number | null;
}

/** Section 10: what the stored standing has become on a day, looked at day by day from the latest counted sale on. */
export const standingOn = (revision: Revision, past: Past, day: number): Standing => {
  const from = latestDay(past.sales);
  let standing: Standing = { level: past.level, tooLowSinceDay: past.tooLowSinceDay };
  if (revision.tiers === null || from === null || (past.level === 0 && past.climbed.length === 0)) return standing;
  const last = Math.min(day, from + changesWithin(revision.tiers));
  for (let looked = from + 1; looked <= last; looked += 1) standing = lookAt(revision, revision.tiers, past, standing, looked);
  return standing;
};

/** Section 10: a counted sale, already in the past, is looked at once more, on its day or the latest. */
export const standingAfter = (revision: Revision, past: Past, before: Standing): Standing => {
  const day = latestDay(past.sales);
  return revision.tiers === null || day === null ? before : lookAt(revision, revision.tiers, past, before, day);
};

/** The level that this sale itself would reach with its sales and cents. */
export const reachWith = (revision: Revision, past: Past, own: Remembered): number => (revision.tiers === null ? 0 : reachOn(revision, revision.tiers, { ...past, climbed: [...past.climbed, own] }, own.day));

const latestDay = (sales: readonly Remembered[]): number | null => {
  const latest = sales.filter(({ counted }) => counted).toSorted((a, b) => a.atMs - b.atMs).at(-1);
  return latest === undefined ? null : latest.day;
};

const lookAt = (revision: Revision, ladder: TierLadder, past: Past, { level, tooLowSinceDay }: Standing, day: number): Standing => {
  const reach = reachOn(revision, ladder, past, day);
  if (reach >= level) return { level: reach, tooLowSinceDay: null };
  const since = tooLowSinceDay ?? day;
  if (day < since + ladder.graceDays) return { level, tooLowSinceDay: since };
  if (ladder.onFall === 'reach') return { level: reach, tooLowSinceDay: null };
  const fallen: Standing = { level: level - 1, tooLowSinceDay: day };
  return ladder.graceDays === 0 || reach >= level - 1 ? lookAt(revision, ladder, past, fallen, day) : fallen;
};

/** The highest level whose conditions hold. */
const reachOn = (revision: Revision, ladder: TierLadder, past: Past, day: number): number => {
  const sales = past.climbed.filter((sale) => sale.counted && isIn(ladder, sale.day, day));
  const sum = (of: (sale: Remembered) => number): number => sales.reduce((total, sale) => total + of(sale), 0);
  const metrics: Readonly<Record<TierMetric, number>> = {
    sales: sales.length,
    cents: sum(({ cents }) => cents),
    earned: sum(({ earned }) => earned),
    held: firstBalance(revision, past),
  };
  const holds = ({ need, conditions }: TierLevel): boolean => {
    const met = conditions.map(({ metric, atLeast }) => metrics[metric] >= atLeast);
    return need === 'all' ? met.every(Boolean) : met.some(Boolean);
  };
  return ladder.levels.findLastIndex(holds) + 1;
};

const firstBalance = ({ units: [first] }: Revision, { holdings }: Past): number => (first === undefined ? 0 : (holdings[first.programme]?.balance ?? 0));

const isIn = ({ over }: TierLadder, soldOn: number, day: number): boolean => {
  if (over.kind === 'lifetime') return true;
  if (over.kind === 'rolling') return soldOn <= day && soldOn > day - over.days;
  return periodStart(over.period, soldOn) === periodStart(over.period, day);
};

/** After so many days without a sale nothing changes any more. */
const changesWithin = ({ levels, graceDays, over }: TierLadder): number => (over.kind === 'rolling' ? over.days : 366) + (levels.length + 1) * (graceDays + 1);
