import type { InstantMs, ProgrammeId } from '../ids/index.ts';
import type { CampaignState, HeldLot, Holding } from './campaign-state.ts';
import type { Revision } from './document/revision.ts';

const dayMs = 86_400_000;

/** What spending took, and from which lots. */
export interface Spent {
  readonly holding: Holding;
  /** Less than was asked when not enough may be spent: whoever spends refuses then and keeps the holding as it was. */
  readonly taken: number;
  readonly from: readonly { readonly lot: HeldLot; readonly units: number }[];
}

/** Spends units, soonest-expiring lots first, never-expiring last, of equals the oldest. Lots held back or expired are not spent. Law: never negative */
export const spendLots = (holding: Holding, units: number, nowMs: InstantMs): Spent => {
  let left = units;
  const from: { lot: HeldLot; units: number }[] = [];
  const usable = holding.lots.filter((lot) => lot.usableFromMs <= nowMs && (lot.expiresAtMs === null || lot.expiresAtMs > nowMs));
  for (const lot of [...usable].sort(soonestFirst)) {
    const taken = Math.min(left, lot.remaining);
    if (taken > 0) from.push({ lot, units: taken });
    left -= taken;
  }
  const taken = units - left;
  const lots = holding.lots.flatMap((lot) => {
    const remaining = lot.remaining - (from.find((each) => each.lot === lot)?.units ?? 0);
    return remaining > 0 ? [{ ...lot, remaining }] : [];
  });
  return { holding: { ...holding, balance: holding.balance - taken, lots }, taken, from };
};

const soonestFirst = (a: HeldLot, b: HeldLot): number => compare(a.expiresAtMs ?? Number.POSITIVE_INFINITY, b.expiresAtMs ?? Number.POSITIVE_INFINITY) || a.earnedAtMs - b.earnedAtMs;

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

/** Units of one kind that end, or will end. */
export interface Ending {
  readonly programme: ProgrammeId;
  readonly units: number;
  readonly expiresAtMs: InstantMs;
}

/** A holding without the lots that have ended by an instant, and what that takes of its balance; itself when none has. Law: never negative */
export const withoutEnded = <Held extends Holding>(holding: Held, nowMs: InstantMs): { readonly holding: Held; readonly units: number } => {
  if (!holding.lots.some(({ expiresAtMs }) => hasEnded(expiresAtMs, nowMs))) return { holding, units: 0 };
  const ended = holding.lots.reduce((sum, { remaining, expiresAtMs }) => sum + (hasEnded(expiresAtMs, nowMs) ? remaining : 0), 0);
  const units = Math.min(holding.balance, ended);
  return { holding: { ...holding, balance: holding.balance - units, lots: holding.lots.filter(({ expiresAtMs }) => !hasEnded(expiresAtMs, nowMs)) }, units };
};

const hasEnded = (expiresAtMs: InstantMs | null, nowMs: InstantMs): boolean => expiresAtMs !== null && expiresAtMs <= nowMs;

/** When the first of some lots ends; null: none of them ever does. */
export const firstEndMs = (lots: readonly HeldLot[]): InstantMs | null =>
  lots.reduce<InstantMs | null>((first, { expiresAtMs }) => (expiresAtMs === null || (first !== null && first <= expiresAtMs) ? first : expiresAtMs), null);

/** Takes away the lots whose end is reached, before a sale of that instant or later is judged. Expiring again changes nothing. Section 9. */
export const expireLots = (state: CampaignState, nowMs: InstantMs): { readonly state: CampaignState; readonly expired: readonly Ending[] } => {
  const expired = endings(state, (expiresAtMs) => expiresAtMs <= nowMs);
  if (expired.length === 0) return { state, expired };
  const holdings = Object.fromEntries(Object.entries(state.holdings).map(([programme, holding]) => [programme, withoutEnded(holding, nowMs).holding]));
  return { state: { ...state, holdings }, expired };
};

/** The lots of which the card is to be warned: they end within their unit's `warnDays`, and have not ended yet. */
export const dueWarnings = ({ units }: Revision, state: CampaignState, nowMs: InstantMs): readonly Ending[] =>
  units.flatMap(({ programme, warnDays }) => endings(state, (expiresAtMs) => expiresAtMs > nowMs && expiresAtMs - warnDays * dayMs <= nowMs).filter((ending) => ending.programme === programme));

const endings = ({ holdings }: CampaignState, ends: (expiresAtMs: InstantMs) => boolean): readonly Ending[] =>
  Object.entries(holdings).flatMap(([programme, { lots }]) =>
    lots.flatMap(({ remaining, expiresAtMs }) => (expiresAtMs !== null && remaining > 0 && ends(expiresAtMs) ? [{ programme: Number(programme) as ProgrammeId, units: remaining, expiresAtMs }] : [])),
  );
