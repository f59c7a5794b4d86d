import type { ProgrammeId } from '../ids/index.ts';
import { afterRedemption, applyOutcome, type CampaignState, type CampaignTotals, emptyCampaignState, emptyCampaignTotals, evaluate, expireLots, raiseTotals, resolveStores, type SaleOutcome, stateOf, stateText, undoTotals, undoUses } from './index.ts';
import { observedLots } from './test-observed.ts';
import type { World } from './test-play.ts';

/** The functions of the rules, so that a test may plant a fault in one of them. */
export const theRules = { evaluate, applyOutcome, undoUses, raiseTotals, undoTotals, afterRedemption, expireLots, resolveStores, stateText, stateOf };
export type Rules = typeof theRules;

/** Judges by the evaluator as the judge does, every state stored as text in between. */
export const evaluatorWorld = (rules: Rules = theRules): World<SaleOutcome> => {
  const states = new Map<string, string>();
  const totalsByCampaign = new Map<ProgrammeId, CampaignTotals>();
  const stateAt = (campaign: ProgrammeId, card: number): CampaignState => {
    const stored = states.get(`${campaign}/${card}`);
    return stored === undefined ? emptyCampaignState : rules.stateOf(stored);
  };
  const store = (campaign: ProgrammeId, card: number, state: CampaignState): void => void states.set(`${campaign}/${card}`, rules.stateText(state));
  const totalsOf = (campaign: ProgrammeId): CampaignTotals => totalsByCampaign.get(campaign) ?? emptyCampaignTotals;
  const outcomeIn = (outcome: SaleOutcome, campaign: ProgrammeId) => outcome.campaigns.find((one) => one.campaign === campaign);

  return {
    evaluate: (revisions, card, sale, knowsTotals) =>
      rules.evaluate(revisions.map((revision) => ({ revision, state: card === null ? emptyCampaignState : stateAt(revision.campaign, card), totals: knowsTotals ? totalsOf(revision.campaign) : null })), sale),
    apply: (revision, card, outcome) => {
      const { campaign } = revision;
      const one = outcomeIn(outcome, campaign);
      if (one === undefined) return;
      store(campaign, card, rules.applyOutcome(stateAt(campaign, card), one, revision));
      totalsByCampaign.set(campaign, rules.raiseTotals(totalsOf(campaign), one.uses));
    },
    voidUses: (campaign, card, outcome) => {
      const one = outcomeIn(outcome, campaign);
      if (one === undefined) return;
      store(campaign, card, rules.undoUses(stateAt(campaign, card), one.uses));
      totalsByCampaign.set(campaign, rules.undoTotals(totalsOf(campaign), one.uses));
    },
    owe: (campaign, card, programme, debt) => {
      const state = stateAt(campaign, card);
      store(campaign, card, { ...state, holdings: { ...state.holdings, [programme]: { ...(state.holdings[programme] ?? { balance: 0, lots: [] }), debt } } });
    },
    redeem: (revision, card, unit, cost, nowMs) => {
      const state = rules.afterRedemption(stateAt(revision.campaign, card), revision, unit, cost, nowMs);
      if (state !== null) store(revision.campaign, card, state);
      return state !== null;
    },
    expire: (campaign, card, nowMs) => store(campaign, card, rules.expireLots(stateAt(campaign, card), nowMs).state),
    cardIn: ({ campaign, earn, units }, card) => {
      const state = stateAt(campaign, card);
      return { campaign, level: state.tier.level, carried: earn.map(({ id }) => state.carried[id] ?? 0), holdings: units.map(({ programme }) => observedLots(state.holdings[programme])) };
    },
  };
};
