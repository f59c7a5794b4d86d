import { localDay } from '../../campaign/index.ts';
import { afterRedemption } from '../after-redemption.ts';
import { applyOutcome } from '../apply-outcome.ts';
import type { CampaignState, CampaignTotals } from '../campaign-state.ts';
import { emptyCampaignState, emptyCampaignTotals } from '../empty-state.ts';
import { evaluate } from '../evaluate.ts';
import { expireLots } from '../lots.ts';
import type { CampaignOutcome, SaleOutcome, Standing } from '../outcome.ts';
import { resolveStores } from '../resolve-stores.ts';
import type { Revision } from '../document/revision.ts';
import { stateOf, stateText } from '../state-text.ts';
import { tierOutlook, type TierOutlook } from '../outlook/tier-outlook.ts';
import { raiseTotals, undoTotals } from '../totals.ts';
import { undoUses } from '../undo-uses.ts';
import type { Deed, Entry, NamedCampaign, Step } from './entry.ts';
import { takeBack } from './take-back.ts';

/** What is known after a step: of the sale, when there was one, and of each campaign by its letter. */
export interface Played {
  readonly step: Step;
  readonly outcome: SaleOutcome | null;
  readonly campaigns: ReadonlyMap<string, PlayedCampaign>;
}

export interface PlayedCampaign {
  readonly letter: string;
  readonly revision: Revision;
  readonly state: CampaignState;
  readonly totals: CampaignTotals;
  /** Null: no sale, or a guest's. */
  readonly outcome: CampaignOutcome | null;
  /** The level and its risk on the day of the step; null: no tiers. */
  readonly tier: TierOutlook | null;
  /** False when a redemption was refused. */
  readonly enough: boolean;
}

/**
 * Plays an entry's history in order of arrival, keeping states as text, as the server does. The sale of each row is judged by the revision
 * in force at its own time. `as` a phone, every revision has its store scopes resolved, which must change nothing.
 */
export const play = ({ campaigns, steps }: Entry, as: 'server' | 'phone' = 'server'): readonly Played[] => {
  const memory: Memory = { states: new Map(), totals: new Map(), sales: [] };
  return steps.map((step) => {
    const before = campaigns.map((campaign) => standingOf(campaign, step, memory, as));
    const outcome = step.does.kind === 'sale' ? evaluate(before, step.does.sale) : null;
    const played = before.map((standing, index) => campaignAfter(campaigns[index]?.letter ?? '', standing, step, outcome, memory));
    memory.sales.push(outcome);
    if (!isPreview(step.does)) for (const one of played) keep(one, step, memory);
    return { step, outcome, campaigns: new Map(played.map((one) => [one.letter, one])) };
  });
};

interface Memory {
  /** By campaign and card. */
  readonly states: Map<string, string>;
  readonly totals: Map<string, CampaignTotals>;
  /** By row; null: the row was no sale. */
  readonly sales: (SaleOutcome | null)[];
}

const standingOf = (campaign: NamedCampaign, { atMs, card, does }: Step, { states, totals }: Memory, as: 'server' | 'phone'): Standing => {
  const stored = states.get(stateKey(campaign.letter, card));
  const revision = inForce(campaign, atMs);
  return {
    revision: does.kind === 'sale' && (as === 'phone' || does.where === 'phone') ? resolveStores(revision, does.sale.store) : revision,
    state: stored === undefined ? emptyCampaignState : expireLots(stateOf(stored), atMs).state,
    totals: isPreview(does) ? null : (totals.get(campaign.letter) ?? emptyCampaignTotals),
  };
};

const stateKey = (letter: string, card: string | null): string => `${letter} ${card ?? ''}`;
const isPreview = (does: Deed): boolean => does.kind === 'sale' && does.where === 'phone';

const inForce = ({ revisions: [first, ...later] }: NamedCampaign, atMs: number): Revision => later.findLast(({ effectiveFromMs }) => effectiveFromMs <= atMs) ?? first;

const campaignAfter = (letter: string, { revision, state, totals: known }: Standing, { atMs, does }: Step, sale: SaleOutcome | null, { sales }: Memory): PlayedCampaign => {
  const totals = known ?? emptyCampaignTotals;
  const after = (changes: Pick<PlayedCampaign, 'state'> & Partial<PlayedCampaign>): PlayedCampaign => ({
    ...{ letter, revision, totals, outcome: null, enough: true, tier: tierOutlook(revision, changes.state, localDay(revision.timeZone, atMs)) },
    ...changes,
  });
  const of = (judged: SaleOutcome | null | undefined): CampaignOutcome | null => judged?.campaigns.find(({ campaign }) => campaign === revision.campaign) ?? null;
  if (does.kind === 'redeem') {
    const redeemed = afterRedemption(state, revision, does.unit, does.units, atMs);
    return after({ state: redeemed ?? state, enough: redeemed !== null });
  }
  const voided = does.kind === 'void' ? of(sales[does.row - 1]) : null;
  if (voided !== null) return after({ state: takeBack(undoUses(state, voided.uses), voided.given, atMs), totals: undoTotals(totals, voided.uses) });
  const outcome = of(sale);
  return outcome === null ? after({ state }) : after({ state: applyOutcome(state, outcome, revision), totals: raiseTotals(totals, outcome.uses), outcome });
};

const keep = ({ letter, state, totals }: PlayedCampaign, { card }: Step, memory: Memory): void => {
  memory.states.set(stateKey(letter, card), stateText(state));
  memory.totals.set(letter, totals);
};
