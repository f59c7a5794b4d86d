import type { InstantMs, ProgrammeId } from '../../ids/index.ts';
import { afterRedemption, afterReward, applyOutcome, type CampaignState, type CampaignTotals, emptyCampaignState, emptyCampaignTotals, evaluate, expireLots, raiseTotals, resolveStores, type SaleOutcome, standingsOf, stateOf, stateText, undoTotals, undoUses } from '../index.ts';
import { observedLots } from './test-observed.ts';
import type { World } from './test-play.ts';
import { cards } from './test-world.ts';

/** The functions of the rules, so that a test may plant a fault in one of them. */
export const theRules = { evaluate, applyOutcome, undoUses, raiseTotals, undoTotals, afterRedemption, afterReward, expireLots, resolveStores, standingsOf, stateText, stateOf };
export type Rules = typeof theRules;

/** Judges by the evaluator as the judge does: in batches of so many sales, every state stored as text in between. */
export const evaluatorWorld = (rules: Rules = theRules, batchSize = 1): World<SaleOutcome> => {
  const stored = new Map<string, string>();
  const inMemory = new Map<string, CampaignState>();
  const had = new Map<string, readonly InstantMs[]>();
  let judged = 0;
  const totalsByCampaign = new Map<ProgrammeId, CampaignTotals>();
  const stateAt = (campaign: ProgrammeId, card: number): CampaignState => {
    const key = `${campaign}/${card}`;
    const text = stored.get(key);
    return inMemory.get(key) ?? (text === undefined ? emptyCampaignState : rules.stateOf(text));
  };
  const store = (campaign: ProgrammeId, card: number, state: CampaignState): void => void inMemory.set(`${campaign}/${card}`, state);
  const endBatch = (): void => {
    for (const [key, state] of inMemory) stored.set(key, rules.stateText(state));
    inMemory.clear();
  };
  const totalsOf = (campaign: ProgrammeId): CampaignTotals => totalsByCampaign.get(campaign) ?? emptyCampaignTotals;
  const outcomeIn = (outcome: SaleOutcome, campaign: ProgrammeId) => outcome.campaigns.find((one) => one.campaign === campaign);

  return {
    evaluate: (revisions, card, sale, knowsTotals) => {
      if (judged % batchSize === 0) endBatch();
      judged += 1;
      return rules.evaluate(revisions.map((revision) => ({ revision, state: card === null ? emptyCampaignState : stateAt(revision.campaign, card), totals: knowsTotals ? totalsOf(revision.campaign) : null })), sale);
    },
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
    handOver: (revision, card, reward, nowMs, knowsTotals) => {
      const key = `${revision.campaign}/${card}/${reward.id}`;
      const hadAtMs = had.get(key) ?? [];
      const state = stateAt(revision.campaign, card);
      const after = rules.afterReward({ revision, reward, state, card: cards[card] ?? cards[0], totals: knowsTotals ? totalsOf(revision.campaign) : null, hadAtMs, nowMs });
      if (!after.ok) return after.error;
      store(revision.campaign, card, after.value);
      had.set(key, [...hadAtMs, nowMs]);
      return null;
    },
    expire: (campaign, card, nowMs) => store(campaign, card, rules.expireLots(stateAt(campaign, card), nowMs).state),
    cardIn: ({ campaign, earn, units }, card) => {
      const state = stateAt(campaign, card);
      return { campaign, level: state.tier.level, carried: earn.map(({ id }) => state.carried[id] ?? 0), holdings: units.map(({ programme }) => observedLots(state.holdings[programme])) };
    },
  };
};
