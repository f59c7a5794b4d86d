import { localDay } from '../../campaign/index.ts';
import type { InstantMs } from '../../ids/index.ts';
import { afterRedemption } from '../after-redemption.ts';
import { applyOutcome } from '../apply-outcome.ts';
import type { CampaignState, CampaignTotals } from '../campaign-state.ts';
import { emptyCampaignState, emptyCampaignTotals } from '../empty-state.ts';
import { evaluate } from '../evaluate.ts';
import { expireLots } from '../lots.ts';
import type { CampaignOutcome, SaleOutcome } from '../outcome.ts';
import type { Revision } from '../revision.ts';
import { tierOutlook } from '../tier-outlook.ts';
import { raiseTotals, undoTotals } from '../totals.ts';
import { undoUses } from '../undo-uses.ts';
import type { Entry, NamedCampaign, Step } from './entry.ts';
import { takeBack } from './take-back.ts';

/** What is known after a step: of each campaign, by letter, and of the sale when there was one. */
export interface Played {
  readonly step: Step;
  readonly outcome: SaleOutcome | null;
  readonly campaigns: ReadonlyMap<string, PlayedCampaign>;
}

export interface PlayedCampaign {
  readonly revision: Revision;
  readonly outcome: CampaignOutcome | null;
  readonly state: CampaignState;
  /** The level and its risk on the day of the step; null: no tiers. */
  readonly tier: ReturnType<typeof tierOutlook>;
  /** False when a redemption was refused. */
  readonly enough: boolean;
}

/** Plays an entry's history in order of arrival. The sale of each row is judged by the revision in force at its own time. */
export const play = ({ campaigns, steps }: Entry): readonly Played[] => {
  const states = new Map<string, CampaignState>();
  const totals = new Map<string, CampaignTotals>();
  const sales: (SaleOutcome | null)[] = [];
  return steps.map((step) => {
    const keyOf = ({ letter }: NamedCampaign): string => `${letter} ${step.card ?? ''}`;
    const stateOf = (campaign: NamedCampaign): CampaignState => expireLots(states.get(keyOf(campaign)) ?? emptyCampaignState, step.atMs).state;
    const totalsOf = ({ letter }: NamedCampaign): CampaignTotals => totals.get(letter) ?? emptyCampaignTotals;
    const { does } = step;
    const standings = campaigns.map((campaign) => ({ revision: inForce(campaign, step.atMs), state: stateOf(campaign), totals: does.kind === 'sale' && does.where === 'phone' ? null : totalsOf(campaign) }));
    const outcome = does.kind === 'sale' ? evaluate(standings, does.sale) : null;
    const undone = does.kind === 'void' ? sales[does.row - 1] : null;
    sales.push(outcome);
    const after = campaigns.map((campaign): readonly [string, PlayedCampaign] => {
      const revision = inForce(campaign, step.atMs);
      const of = (sale: SaleOutcome | null | undefined): CampaignOutcome | null => sale?.campaigns.find((one) => one.campaign === revision.campaign) ?? null;
      const [judged, voided] = [of(outcome), of(undone)];
      const redeemed = does.kind === 'redeem' ? afterRedemption(stateOf(campaign), revision, does.unit, does.units, step.atMs) : null;
      const state = redeemed ?? (judged !== null ? applyOutcome(stateOf(campaign), judged, revision) : voided !== null ? takeBack(undoUses(stateOf(campaign), voided.uses), voided.given, step.atMs) : stateOf(campaign));
      if (does.kind !== 'sale' || does.where === 'server') {
        states.set(keyOf(campaign), state);
        if (judged !== null) totals.set(campaign.letter, raiseTotals(totalsOf(campaign), judged.uses));
        if (voided !== null) totals.set(campaign.letter, undoTotals(totalsOf(campaign), voided.uses));
      }
      return [campaign.letter, { revision, outcome: judged, state, tier: tierOutlook(revision, state, localDay(revision.timeZone, step.atMs)), enough: does.kind !== 'redeem' || redeemed !== null }];
    });
    return { step, outcome, campaigns: new Map(after) };
  });
};

const inForce = ({ revisions }: NamedCampaign, atMs: InstantMs): Revision => {
  const [first] = revisions;
  const current = revisions.findLast(({ effectiveFromMs }) => effectiveFromMs <= atMs) ?? first;
  if (current === undefined) throw new RangeError('an entry has a campaign and a campaign has a revision');
  return current;
};
