import type { InstantMs, ProgrammeId } from '../ids/index.ts';
import type { CampaignState, Holding } from './campaign-state.ts';
import type { Revision, Unit } from './document/revision.ts';

/** What one event gave a card, as the ledger has it. */
export interface LotOnRecord {
  readonly programme: ProgrammeId;
  readonly remaining: number;
  /** Null: at once. */
  readonly usableFromMs: InstantMs | null;
  /** Null: never. As it was when it was earned. */
  readonly expiresAtMs: InstantMs | null;
}

/**
 * A campaign's state with all of the card's lots: what judging needs no lots for is stored without them. When lots end together the state knows it better
 * than each lot's own record. Section 9.
 */
export const withLotsOnRecord = (state: CampaignState, { units }: Revision, lots: readonly LotOnRecord[]): CampaignState => {
  const holdings: Record<ProgrammeId, Holding> = {};
  for (const unit of units) {
    const { balance, debt, lots: kept } = state.holdings[unit.programme] ?? { balance: 0, debt: 0, lots: [] };
    const togetherMs = sharedEndMs(unit, kept);
    const own = lots.filter(({ programme, remaining }) => programme === unit.programme && remaining > 0);
    holdings[unit.programme] = { balance, debt, lots: own.map(({ remaining, usableFromMs, expiresAtMs }) => ({ earnedAtMs: sinceEver, remaining, usableFromMs: usableFromMs ?? sinceEver, expiresAtMs: expiresAtMs === null ? null : (togetherMs ?? expiresAtMs) })) };
  }
  return { ...state, holdings };
};

const sinceEver: InstantMs = 0;

/** When all lots of a unit end, where they end together. */
const sharedEndMs = ({ expiry }: Unit, kept: Holding['lots']): InstantMs | null =>
  expiry.by === 'first' || expiry.by === 'inactivity' ? (kept.find(({ expiresAtMs }) => expiresAtMs !== null)?.expiresAtMs ?? null) : null;
