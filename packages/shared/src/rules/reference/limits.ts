import type { Facts } from '../../events/index.ts';
import type { InstantMs } from '../../ids/index.ts';
import type { Limit, Period } from '../document/revision.ts';
import type { LineFacts, SaleFacts } from '../sale-facts.ts';
import { dayStartMs, periodStart } from './calendar.ts';
import type { Line } from './lines.ts';
import type { Remembered } from './past.ts';

/** Everything that a limit of section 7 looks at. */
export interface Sold {
  readonly timeZone: string;
  readonly sale: SaleFacts;
  readonly day: number;
  /** Of the card, and of all cards: null, nobody knows. */
  readonly byCard: readonly Remembered[];
  readonly byEveryone: readonly Remembered[] | null;
}

/** Null: the limit cannot be looked at, so it does not hold. */
export const usedBefore = (limit: Limit, sold: Sold): number | null => {
  const sales = limit.holder === 'card' ? sold.byCard : sold.byEveryone;
  if (sales === null) return null;
  if (limit.per === 'sale') return 0;
  if (typeof limit.per === 'object') return mostAround(usesOf(limit, sold, sales), hoursMs(limit.per), sold.sale.atMs);
  const period = periodOf(limit.per, sold.day);
  return usesOf(limit, sold, sales).reduce((sum, use) => sum + (use.period === period ? use.used : 0), 0);
};

/** What a limit counts, in words that its place, its `max` and its revision do not change. Rolling windows of any length count together. */
export const countsOf = ({ of, per, scope, holder }: Limit, sale: SaleFacts): string => JSON.stringify([of, typeof per === 'object' ? 'rolling' : per, scope, scope.kind === 'store' ? sale.store.id : null, holder]);

/** Null: rolling. */
export const periodOf = (per: Period, day: number): string | null => (typeof per === 'object' ? null : per === 'sale' || per === 'lifetime' ? per : `${per} of ${periodStart(per, day)}`);

/** Whether a line falls under a limit. */
export const isUnder = ({ scope }: Limit, { brand, gtin }: LineFacts): boolean => {
  if (scope.kind === 'brand') return brand === scope.brand;
  return scope.kind !== 'products' || (gtin !== null && (scope.products as readonly string[]).includes(gtin));
};

/** Section 7, `items`: pieces taken from the last line back; a line of which nothing is left is gone. */
export const cutPieces = (limit: Limit, room: number, lines: readonly Line[]): readonly Line[] => {
  const under = lines.filter((line) => line.pieces > 0 && isUnder(limit, line.told));
  let excess = Math.max(0, under.reduce((sum, { pieces }) => sum + pieces, 0) - Math.max(0, room));
  return lines
    .toReversed()
    .flatMap((line) => {
      const taken = under.includes(line) ? Math.min(excess, line.pieces) : 0;
      excess -= taken;
      if (taken === 0) return [line];
      const pieces = line.pieces - taken;
      return pieces === 0 ? [] : [{ ...line, pieces, cents: line.cents === null ? null : Math.floor((line.cents * pieces) / line.pieces) }];
    })
    .toReversed();
};

/** The facts of a limit that bit, but when to come back. */
export const limitFacts = (limit: Limit, sold: Sold): Facts => ({
  of: limit.of.kind === 'units' ? limit.of.unit : limit.of.kind,
  per: typeof limit.per === 'object' ? `${limit.per.hours}h` : limit.per,
  units: limit.max,
  used: usedBefore(limit, sold) ?? 0,
  holder: limit.holder,
  scope: limit.scope.kind,
  brand: limit.scope.kind === 'brand' ? limit.scope.brand : '',
});

/** Section 11, *own instant*, of a limit whose period passes; `usedNow` is what this sale took of it in the end. Null: it does not pass. */
export const passesAt = (limit: Limit, sold: Sold, usedNow: number): InstantMs | null => {
  const { per } = limit;
  if (per === 'sale' || per === 'lifetime') return null;
  if (typeof per !== 'object') return dayStartMs(sold.timeZone, periodStart(per, sold.day, true));
  const { atMs } = sold.sale;
  const sales = (limit.holder === 'card' ? sold.byCard : sold.byEveryone) ?? [];
  const uses = [...usesOf(limit, sold, sales), { atMs, used: usedNow }];
  const windowMs = hoursMs(per);
  // Room opens only where a use leaves the window, or it is open already.
  const instants = [atMs, ...uses.map((use) => use.atMs + windowMs).filter((instant) => instant > atMs)].toSorted((a, b) => a - b);
  return instants.find((instant) => mostAround(uses, windowMs, instant) <= limit.max - 1) ?? null;
};

const usesOf = (limit: Limit, { sale }: Sold, sales: readonly Remembered[]) => {
  const counts = countsOf(limit, sale);
  return sales.flatMap(({ atMs, uses }) => uses.filter((use) => use.counts === counts).map((use) => ({ ...use, atMs })));
};

interface UseAt {
  readonly atMs: InstantMs;
  readonly used: number;
}

/** The largest sum over the intervals `(t, t + window]` that contain this instant. */
const mostAround = (uses: readonly UseAt[], windowMs: number, atMs: InstantMs): number => {
  const starts = [atMs - 1, ...uses.flatMap((use) => [use.atMs - 1, use.atMs - windowMs])].filter((t) => t < atMs && atMs <= t + windowMs);
  return Math.max(...starts.map((t) => uses.reduce((sum, use) => sum + (t < use.atMs && use.atMs <= t + windowMs ? use.used : 0), 0)));
};

const hoursMs = ({ hours }: { readonly hours: number }): number => hours * 3_600_000;
