import type { Limit, Revision } from '../document/revision.ts';
import type { Line } from './lines.ts';
import { cutPieces, isUnder, type Sold, usedBefore } from './limits.ts';
import { cutAddedTo, cutTo, type Share, sumOf } from './part.ts';
import { noHolding } from './remember.ts';
import type { Past, Remembered } from './past.ts';

/** What took something away: the last to do so is told. */
export type Bite = { readonly by: 'limit'; readonly limit: Limit } | { readonly by: 'budget' } | { readonly by: 'goal'; readonly unit: Revision['units'][number] };

export interface Left<T> {
  readonly left: readonly T[];
  readonly bite: Bite | null;
}

/** Section 7: limits of items, before anything is earned. */
export const cutItems = ({ limits }: Revision, sold: Sold, lines: readonly Line[]): Left<Line> => {
  let left = lines;
  let bite: Bite | null = null;
  for (const limit of limits) {
    const used = usedBefore(limit, sold);
    if (limit.of.kind !== 'items' || used === null) continue;
    const cut = cutPieces(limit, limit.max - used, left);
    if (piecesOf(cut) < piecesOf(left)) bite = { by: 'limit', limit };
    left = cut;
  }
  return { left, bite };
};

const piecesOf = (lines: readonly Line[]): number => lines.reduce((sum, { pieces }) => sum + pieces, 0);

/** Sections 7 and 8: limits of what multipliers added in list order, limits of units from the narrowest to the widest, the budget, the goals of stamps and points. */
export const cutUnits = (revision: Revision, past: Past, sold: Sold, shares: readonly Share[]): Left<Share> => {
  let left = shares;
  let bite: Bite | null = null;
  for (const limit of revision.limits) {
    const used = usedBefore(limit, sold);
    if (limit.of.kind !== 'extra' || used === null) continue;
    const cutLeft = cutAddedTo(limit.max - used, left, limit.of.multiplier, (share) => isInScope(limit, share));
    if (sumOf(cutLeft) < sumOf(left)) bite = { by: 'limit', limit };
    left = cutLeft;
  }
  const cut = (room: number, isChosen: (share: Share) => boolean, by: Bite): void => {
    const cutLeft = cutTo(room, left, isChosen);
    if (sumOf(cutLeft) < sumOf(left)) bite = by;
    left = cutLeft;
  };
  for (const limit of narrowestFirst(revision.limits)) {
    const used = usedBefore(limit, sold);
    if (limit.of.kind === 'units' && used !== null) cut(limit.max - used, (share) => fallsUnder(limit, share), { by: 'limit', limit });
  }
  if (sold.byEveryone !== null) cut(budgetRoom(revision, sold.byEveryone), () => true, { by: 'budget' });
  for (const kind of ['stamp', 'point'] as const) {
    const unit = revision.units.find((one) => one.kind === kind);
    if (unit?.goal?.overflow !== 'drop') continue;
    const { balance, debt } = past.holdings[unit.programme] ?? noHolding;
    cut(debt + Math.max(0, unit.goal.units - balance), ({ rule }) => rule.unit === kind, { by: 'goal', unit });
  }
  return { left, bite };
};

const narrowestFirst = (limits: readonly Limit[]): readonly Limit[] => {
  const lists = limits.flatMap((limit) => (limit.scope.kind === 'products' ? [{ limit, size: limit.scope.products.length }] : []));
  return [...lists.toSorted((a, b) => a.size - b.size).map(({ limit }) => limit), ...limits.filter(({ scope }) => scope.kind === 'brand'), ...limits.filter(({ scope }) => scope.kind === 'campaign' || scope.kind === 'store')];
};

export const fallsUnder = (limit: Limit, share: Share): boolean => limit.of.kind === 'units' && limit.of.unit === share.rule.unit && isInScope(limit, share);

/** A part of the whole sale belongs to no brand and to no list of products. */
export const isInScope = (limit: Limit, { line }: Share): boolean => (line === null ? limit.scope.kind === 'campaign' || limit.scope.kind === 'store' : isUnder(limit, line.told));

export const budgetRoom = ({ budget }: Revision, everyone: readonly Remembered[]): number => {
  if (budget === null) return Infinity;
  const spent = everyone.reduce((sum, { units }) => sum + units, 0);
  const byMoney = budget.cents === null || budget.centsPerUnit === 0 ? Infinity : Math.floor(budget.cents / budget.centsPerUnit);
  return Math.max(0, Math.min(budget.units ?? Infinity, byMoney) - spent);
};
