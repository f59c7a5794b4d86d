import type { Holding } from '../campaign-state.ts';
import type { Revision, Unit } from '../document/revision.ts';
import { expiresAt, isShared } from './expiry.ts';
import type { Past, ReferenceCampaignOutcome, Remembered } from './past.ts';
import { standingAfter, standingOn } from './tiers.ts';

/** The state step: one more sale that the campaign looked at, and what it gave. */
export const remember = (revision: Revision, past: Past, { given, remembered }: ReferenceCampaignOutcome): Past => {
  if (remembered === null) return past;
  const before = standingOn(revision, past, remembered.day);
  const sales = [...past.sales, remembered];
  const carried = changed(past.carried, remembered.carried, 1);
  if (!remembered.counted) return { ...past, sales, carried };
  const holdings = { ...past.holdings };
  for (const unit of revision.units) {
    const got = given.find(({ kind }) => kind === unit.kind);
    const holding = got === undefined ? holdings[unit.programme] : credited(holdings[unit.programme] ?? noHolding, remembered, got);
    if (holding !== undefined) holdings[unit.programme] = { ...holding, lots: isShared(unit) ? sameEnd(revision, unit, holding, sales) : holding.lots };
  }
  const after = { ...past, sales, climbed: revision.tiers === null ? past.climbed : [...past.climbed, remembered], carried, holdings };
  return { ...after, ...standingAfter(revision, after, before) };
};

/** Takes a sale's uses back, as a void does; what it gave is the ledger's matter. */
export const forget = (past: Past, voided: Remembered): Past => ({
  ...past,
  sales: past.sales.filter((sale) => sale !== voided),
  climbed: past.climbed.filter((sale) => sale !== voided),
  carried: changed(past.carried, voided.carried, -1),
});

const changed = (carried: Past['carried'], by: Past['carried'], sign: 1 | -1): Past['carried'] => ({
  ...carried,
  ...Object.fromEntries(Object.entries(by).map(([rule, change]) => [rule, Math.max(0, (carried[rule] ?? 0) + sign * change)])),
});

export const noHolding: Holding = { balance: 0, debt: 0, lots: [] };

/** Section 9: debt first, then one lot. */
const credited = (holding: Holding, { atMs }: Remembered, { units, repaid, usableFromMs, expiresAtMs }: ReferenceCampaignOutcome['given'][number]): Holding => {
  const remaining = units - repaid;
  const lot = { earnedAtMs: atMs, remaining, usableFromMs, expiresAtMs };
  return { balance: holding.balance + remaining, debt: holding.debt - repaid, lots: remaining > 0 ? [...holding.lots, lot] : holding.lots };
};

/** Section 9: all lots of a unit that end together. */
export const sameEnd = ({ timeZone }: Revision, unit: Unit, { lots }: Holding, sales: readonly Remembered[]): Holding['lots'] => {
  const soldAtMs = sales.filter(({ counted }) => counted).map(({ atMs }) => atMs);
  // Every sale was voided: nothing moves an end any more.
  if (soldAtMs.length === 0) return lots;
  const lastSoldAtMs = Math.max(...soldAtMs);
  return lots.map((lot) => ({ ...lot, expiresAtMs: expiresAt(timeZone, unit, lot.earnedAtMs, lots, lastSoldAtMs) }));
};
