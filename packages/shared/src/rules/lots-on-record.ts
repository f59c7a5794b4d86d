import type { InstantMs, ProgrammeId } from '../ids/index.ts';
import type { CampaignState, HeldLot, Holding } from './campaign-state.ts';
import { inForceAt, type PublishedRevision } from './in-force.ts';
import { usableFromMs } from './lot-dates.ts';
import { momentIn } from './moment.ts';
import type { Revision, Unit } from './revision.ts';

/** What one event gave a card, as the ledger has it. */
export interface LotOnRecord {
  readonly programme: ProgrammeId;
  readonly remaining: number;
  /** Null: no sale gave it; it was made good after a failure. */
  readonly earnedAtMs: InstantMs | null;
  /** Null: never. As it was when it was earned. */
  readonly expiresAtMs: InstantMs | null;
  /** Null: nothing that its phone wrote before it is waited for. */
  readonly waitsUntilMs: InstantMs | null;
}

/**
 * A campaign's state with all of the card's lots: what judging needs no lots for is stored without them. Since when a lot may be spent is what the revision
 * in force when it was earned promised; when lots end together the state knows it better than each lot's own record. Section 9.
 */
export const withLotsOnRecord = (state: CampaignState, revision: Revision, published: readonly PublishedRevision[], lots: readonly LotOnRecord[]): CampaignState => {
  const holdings: Record<ProgrammeId, Holding> = {};
  for (const unit of revision.units) {
    const { balance, debt, lots: kept } = state.holdings[unit.programme] ?? { balance: 0, debt: 0, lots: [] };
    const own = lots.filter(({ programme, remaining }) => programme === unit.programme && remaining > 0);
    holdings[unit.programme] = { balance, debt, lots: own.map((lot) => heldLot(lot, revision, published, sharedEndMs(unit, kept))) };
  }
  return { ...state, holdings };
};

const heldLot = ({ earnedAtMs, remaining, expiresAtMs, waitsUntilMs, programme }: LotOnRecord, revision: Revision, published: readonly PublishedRevision[], sharedMs: InstantMs | null): HeldLot => {
  const atMs = earnedAtMs ?? Number.MIN_SAFE_INTEGER;
  const promised = earnedAtMs === null ? revision : (inForceAt(published, earnedAtMs)?.revision ?? revision);
  const heldDays = promised.units.find((unit) => unit.programme === programme)?.heldDays ?? 0;
  const usableMs = earnedAtMs === null ? atMs : usableFromMs(momentIn(promised.timeZone, earnedAtMs), heldDays);
  return { earnedAtMs: atMs, remaining, usableFromMs: Math.max(usableMs, waitsUntilMs ?? usableMs), expiresAtMs: expiresAtMs === null ? null : (sharedMs ?? expiresAtMs) };
};

/** When all lots of a unit end, where they end together. */
const sharedEndMs = ({ expiry }: Unit, kept: readonly HeldLot[]): InstantMs | null =>
  expiry.by === 'first' || expiry.by === 'inactivity' ? (kept.find(({ expiresAtMs }) => expiresAtMs !== null)?.expiresAtMs ?? null) : null;
