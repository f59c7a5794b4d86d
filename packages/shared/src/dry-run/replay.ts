import { localDay } from '../campaign/index.ts';
import type { RevisionDraft } from '../campaign-life/index.ts';
import { applyOutcome, type CampaignState, type CampaignTotals, emptyCampaignState, emptyCampaignTotals, evaluate, expireLots, raiseTotals, type Revision, type SaleFacts, type SaleOutcome } from '../rules/index.ts';
import { afterPrizes, type PrizeOffer, prizeOffers } from './prizes.ts';

/** A sale on record, and whose it was. */
export interface ReplayedSale {
  readonly facts: SaleFacts;
  /** Tells one card from another, and of it the report shows the end alone. Null: a guest's. */
  readonly card: string | null;
}

/** What one card came to. */
export interface CardUnderWay {
  state: CampaignState;
  /** Its counted sales, and what they gave. */
  sales: number;
  units: number;
}

/** What one day came to. */
export interface DayUnderWay {
  sales: number;
  units: number;
}

/** A dry run while its sales are replayed, in as many steps as its caller likes; nothing outside of it is ever changed. */
export interface DryRunUnderWay {
  readonly revision: Revision;
  readonly offers: readonly PrizeOffer[];
  /** The first local day that is looked at; sales before or after the days count on the nearest. */
  readonly firstDay: number;
  readonly days: readonly DayUnderWay[];
  readonly cards: Map<string, CardUnderWay>;
  readonly reasons: Map<SaleOutcome['verdict']['code'], number>;
  /** By unit of the revision, in its order. */
  readonly given: number[];
  /** What the campaign gave before: its budget and what it may give in all begin with what is left. */
  readonly before: CampaignTotals;
  totals: CampaignTotals;
  sales: number;
  counted: number;
  prizes: number;
}

/**
 * Begins a dry run of a valid document over so many local days of its zone. Its own dates are set aside: it runs as if it had been in force, active,
 * on every day that is looked at, and every card begins anew. `before`: what it gave to all cards already, of a lifetime alone (periods begin anew).
 */
export const beginDryRun = (document: RevisionDraft, firstDay: number, days: number, before: CampaignTotals = emptyCampaignTotals): DryRunUnderWay => {
  const revision: Revision = { ...document, revision: 1, state: 'active', effectiveFromMs: 0, startsAtMs: 0, endsAtMs: null };
  return {
    revision,
    offers: prizeOffers(revision),
    firstDay,
    days: Array.from({ length: days }, () => ({ sales: 0, units: 0 })),
    cards: new Map(),
    reasons: new Map(),
    given: revision.units.map(() => 0),
    before,
    totals: before,
    sales: 0,
    counted: 0,
    prizes: 0,
  };
};

/**
 * Replays sales in the order of their arrival: each is judged as the judge would, on the card's state and the campaign's totals so far. A card takes
 * the cheapest prize that it may have in the moment of a sale, as often as it can pay for it, so that a full card begins again.
 * Law: judged, not trusted
 */
export const replaySales = (run: DryRunUnderWay, sales: readonly ReplayedSale[]): void => {
  for (const sale of sales) replaySale(run, sale);
};

const replaySale = (run: DryRunUnderWay, { facts, card }: ReplayedSale): void => {
  const holder = card === null ? null : holderOf(run, card);
  if (holder !== null) holder.state = expireLots(holder.state, facts.atMs).state;
  const { verdict, campaigns } = evaluate([{ revision: run.revision, state: holder?.state ?? emptyCampaignState, totals: run.totals }], facts);
  const day = dayOf(run, facts.atMs);
  run.sales += 1;
  if (day !== undefined) day.sales += 1;
  if (verdict.code !== 'GIVEN') run.reasons.set(verdict.code, (run.reasons.get(verdict.code) ?? 0) + 1);
  const [outcome] = campaigns;
  if (outcome === undefined || holder === null) return;
  const { state, prizes } = afterPrizes(applyOutcome(holder.state, outcome, run.revision), run.revision, run.offers, facts.atMs);
  holder.state = state;
  run.prizes += prizes;
  if (!outcome.uses.counted) return;
  const units = outcome.given.reduce((sum, given) => sum + given.units, 0);
  run.totals = raiseTotals(run.totals, outcome.uses);
  run.counted += 1;
  holder.sales += 1;
  holder.units += units;
  if (day !== undefined) day.units += units;
  for (const [place, { kind }] of run.revision.units.entries()) run.given[place] = (run.given[place] ?? 0) + (outcome.given.find((given) => given.kind === kind)?.units ?? 0);
};

const holderOf = ({ cards }: DryRunUnderWay, card: string): CardUnderWay => {
  const known = cards.get(card);
  if (known !== undefined) return known;
  const holder: CardUnderWay = { state: emptyCampaignState, sales: 0, units: 0 };
  cards.set(card, holder);
  return holder;
};

const dayOf = ({ revision, firstDay, days }: DryRunUnderWay, atMs: number): DayUnderWay | undefined => days[Math.max(0, Math.min(days.length - 1, localDay(revision.timeZone, atMs) - firstDay))];
