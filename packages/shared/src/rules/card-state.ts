import type { ProgrammeId } from '../ids/index.ts';
import type { CampaignState, HeldLot, Holding } from './campaign-state.ts';
import { emptyCampaignState } from './empty-state.ts';
import type { Revision } from './document/revision.ts';

/** Where one card stands in one programme, as it is stored: what it holds of the unit, and under a campaign's first unit what the card used of the campaign. */
export interface CardState {
  readonly balance: number;
  /** An outstanding debt that the next earnings repay first; at least 0. */
  readonly debt: number;
  /** Those that end some day, so that what has ended is known without asking; all lots stand in the ledger. */
  readonly lots: readonly HeldLot[];
  readonly used: CampaignUses;
}

/** What a card used of a campaign: all that rules remember but what it holds. */
export type CampaignUses = Omit<CampaignState, 'holdings'>;

const { holdings: _none, ...nothingUsed } = emptyCampaignState;

/** A card that has nothing in a programme yet. */
export const emptyCardState: CardState = { balance: 0, debt: 0, lots: [], used: nothingUsed };

/** Whether two states say the same, as far as one glance tells. */
export const isSameState = (a: CardState, b: CardState): boolean => a.balance === b.balance && a.debt === b.debt && a.lots === b.lots && a.used === b.used;

/** A campaign's state out of those of its programmes. */
export const campaignStateOf = ({ campaign, units }: Revision, stateIn: (programme: ProgrammeId) => CardState): CampaignState => {
  const holdings: Record<ProgrammeId, Holding> = {};
  for (const { programme } of units) holdings[programme] = stateIn(programme);
  // Member by member, here and below: it is done for every sale, and a spread costs several times as much.
  const { counters, recent, sold, soldAtMs, firstSoldAtMs, lastSoldAtMs, carried, birthdays, tier } = stateIn(campaign).used;
  return { counters, recent, sold, soldAtMs, firstSoldAtMs, lastSoldAtMs, carried, birthdays, tier, holdings };
};

/** The state of each programme of a campaign after it; those that did not change are left out. */
export const cardStatesOf = ({ campaign, units }: Revision, after: CampaignState): readonly (readonly [ProgrammeId, CardState])[] => {
  const { counters, recent, sold, soldAtMs, firstSoldAtMs, lastSoldAtMs, carried, birthdays, tier } = after;
  const used: CampaignUses = { counters, recent, sold, soldAtMs, firstSoldAtMs, lastSoldAtMs, carried, birthdays, tier };
  return units.map(({ programme }) => {
    const { balance, debt, lots } = after.holdings[programme] ?? emptyCardState;
    return [programme, { balance, debt, lots: ending(lots), used: programme === campaign ? used : nothingUsed }];
  });
};

/** A revision that lets nothing end any more leaves the ends of what was given before. */
const ending = (lots: readonly HeldLot[]): readonly HeldLot[] => {
  if (lots.every(({ expiresAtMs }) => expiresAtMs !== null)) return lots.length === 0 ? emptyCardState.lots : lots;
  const some = lots.filter(({ expiresAtMs }) => expiresAtMs !== null);
  return some.length === 0 ? emptyCardState.lots : some;
};
