import type { InstantMs } from '../../ids/index.ts';
import type { HeldLot } from '../campaign-state.ts';
import type { Revision, UnitKind } from '../document/revision.ts';
import { isShared } from './expiry.ts';
import type { Past } from './past.ts';
import { sameEnd } from './remember.ts';

/** Sections 9 and 10: a redemption, one unit after another out of the lot that ends first; null: too little may be spent. */
export const redeem = (revision: Revision, past: Past, kind: UnitKind, cost: number, nowMs: InstantMs): Past | null => {
  const unit = revision.units.find((one) => one.kind === kind);
  const holding = unit === undefined ? undefined : past.holdings[unit.programme];
  if (unit === undefined || holding === undefined) return null;
  let lots = holding.lots;
  for (let left = cost; left > 0; left -= 1) {
    const next = soonest(lots.filter(({ usableFromMs, expiresAtMs }) => usableFromMs <= nowMs && !hasEnded(expiresAtMs, nowMs)));
    if (next === undefined) return null;
    lots = lots.flatMap((lot) => (lot !== next ? [lot] : lot.remaining > 1 ? [{ ...lot, remaining: lot.remaining - 1 }] : []));
  }
  const spent = { ...holding, balance: holding.balance - cost, lots };
  const after = { ...past, holdings: { ...past.holdings, [unit.programme]: { ...spent, lots: isShared(unit) ? sameEnd(revision, unit, spent, past.sales) : lots } } };
  return revision.tiers?.resetOnRedeem === true ? { ...after, climbed: [], level: 0, tooLowSinceDay: null } : after;
};

/** Section 9: what has ended is gone. */
export const expire = (past: Past, nowMs: InstantMs): Past => ({
  ...past,
  holdings: Object.fromEntries(
    Object.entries(past.holdings).map(([programme, holding]) => {
      const lots = holding.lots.filter(({ expiresAtMs }) => !hasEnded(expiresAtMs, nowMs));
      return [programme, { ...holding, balance: lots.reduce((sum, { remaining }) => sum + remaining, 0), lots }];
    }),
  ),
});

const hasEnded = (expiresAtMs: InstantMs | null, nowMs: InstantMs): boolean => expiresAtMs !== null && expiresAtMs <= nowMs;

const soonest = (lots: readonly HeldLot[]): HeldLot | undefined => lots.toSorted((a, b) => (a.expiresAtMs ?? Infinity) - (b.expiresAtMs ?? Infinity) || a.earnedAtMs - b.earnedAtMs)[0];
