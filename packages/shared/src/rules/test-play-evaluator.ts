import type { ProgrammeId } from '../ids/index.ts';
import { applyOutcome, type CampaignState, type CampaignTotals, emptyCampaignState, emptyCampaignTotals, type Evaluate, raiseTotals, type SaleOutcome, stateOf, stateText, undoTotals, undoUses } from './index.ts';
import type { History } from './test-histories.ts';
import { type Observed, observedLots } from './test-observed.ts';

/** The functions of the rules, so that a test may plant a fault in one of them. */
export interface Rules {
  readonly evaluate: Evaluate;
  readonly applyOutcome: typeof applyOutcome;
  readonly undoUses: typeof undoUses;
  readonly raiseTotals: typeof raiseTotals;
  readonly undoTotals: typeof undoTotals;
}

/** Lives a history by the evaluator as the judge does, every state stored as text in between, and tells what can be seen of each happening. */
export const playEvaluator = ({ revisions, happenings, knowsTotals }: History, rules: Rules): readonly Observed[] => {
  const states = new Map<string, string>();
  const totalsByCampaign = new Map<ProgrammeId, CampaignTotals>();
  const sales = new Map<number, { readonly card: number; readonly outcome: SaleOutcome }>();
  const stateAt = (campaign: ProgrammeId, card: number): CampaignState => {
    const stored = states.get(`${campaign}/${card}`);
    return stored === undefined ? emptyCampaignState : stateOf(stored);
  };
  const store = (campaign: ProgrammeId, card: number, state: CampaignState): void => void states.set(`${campaign}/${card}`, stateText(state));
  const totalsOf = (campaign: ProgrammeId): CampaignTotals => totalsByCampaign.get(campaign) ?? emptyCampaignTotals;

  return happenings.map((happening, place): Observed => {
    if (happening.kind === 'debt') {
      for (const { campaign, units } of revisions) {
        const state = stateAt(campaign, happening.card);
        for (const { programme } of units.filter((unit) => unit.programme === happening.programme))
          store(campaign, happening.card, { ...state, holdings: { ...state.holdings, [programme]: { ...(state.holdings[programme] ?? { balance: 0, lots: [] }), debt: happening.debt } } });
      }
      return null;
    }
    if (happening.kind === 'void') {
      const sale = sales.get(happening.of);
      sales.delete(happening.of);
      for (const { campaign, uses } of sale?.outcome.campaigns ?? []) {
        if (sale === undefined) continue;
        store(campaign, sale.card, rules.undoUses(stateAt(campaign, sale.card), uses));
        totalsByCampaign.set(campaign, rules.undoTotals(totalsOf(campaign), uses));
      }
      return null;
    }
    const { card, sale } = happening;
    const outcome = rules.evaluate(
      revisions.map((revision) => ({ revision, state: card === null ? emptyCampaignState : stateAt(revision.campaign, card), totals: knowsTotals ? totalsOf(revision.campaign) : null })),
      sale,
    );
    if (card !== null) sales.set(place, { card, outcome });
    const after = outcome.campaigns.map((one) => {
      const revision = revisions.find(({ campaign }) => campaign === one.campaign);
      if (revision === undefined || card === null) throw new Error('an outcome of no campaign');
      const state = rules.applyOutcome(stateAt(one.campaign, card), one, revision);
      store(one.campaign, card, state);
      totalsByCampaign.set(one.campaign, rules.raiseTotals(totalsOf(one.campaign), one.uses));
      return { campaign: one.campaign, level: state.tier.level, carried: revision.earn.map(({ id }) => state.carried[id] ?? 0), holdings: revision.units.map(({ programme }) => observedLots(state.holdings[programme])) };
    });
    return { verdict: outcome.verdict, campaigns: outcome.campaigns.map(({ campaign, given, explanation }) => ({ campaign, given, explanation })), after };
  });
};
