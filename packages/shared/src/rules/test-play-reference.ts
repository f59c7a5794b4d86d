import type { ProgrammeId } from '../ids/index.ts';
import { referenceEvaluate } from './reference/evaluate.ts';
import { noPast, type Past, type ReferenceOutcome, type Remembered } from './reference/past.ts';
import { forget, noHolding, remember } from './reference/remember.ts';
import type { History } from './test-histories.ts';
import { type Observed, observedLots } from './test-observed.ts';

/** Lives a history by the reference, and tells what can be seen of each happening. */
export const playReference = ({ revisions, happenings, knowsTotals }: History): readonly Observed[] => {
  const pasts = new Map<string, Past>();
  const everyone = new Map<ProgrammeId, readonly Remembered[]>();
  const sales = new Map<number, { readonly card: number; readonly outcome: ReferenceOutcome }>();
  const pastOf = (campaign: ProgrammeId, card: number): Past => pasts.get(`${campaign}/${card}`) ?? noPast;

  return happenings.map((happening, place): Observed => {
    if (happening.kind === 'debt') {
      for (const { campaign, units } of revisions) {
        const past = pastOf(campaign, happening.card);
        for (const { programme } of units.filter((unit) => unit.programme === happening.programme))
          pasts.set(`${campaign}/${happening.card}`, { ...past, holdings: { ...past.holdings, [programme]: { ...(past.holdings[programme] ?? noHolding), debt: happening.debt } } });
      }
      return null;
    }
    if (happening.kind === 'void') {
      const sale = sales.get(happening.of);
      sales.delete(happening.of);
      for (const { campaign, remembered } of sale?.outcome.campaigns ?? []) {
        if (sale === undefined || remembered === null) continue;
        pasts.set(`${campaign}/${sale.card}`, forget(pastOf(campaign, sale.card), remembered));
        everyone.set(campaign, (everyone.get(campaign) ?? []).filter((one) => one !== remembered));
      }
      return null;
    }
    const { card, sale } = happening;
    const outcome = referenceEvaluate(revisions.map((revision) => ({ revision, past: card === null ? noPast : pastOf(revision.campaign, card), everyone: knowsTotals ? (everyone.get(revision.campaign) ?? []) : null })), sale);
    if (card !== null) sales.set(place, { card, outcome });
    const after = outcome.campaigns.map((one) => {
      const revision = revisions.find(({ campaign }) => campaign === one.campaign);
      if (revision === undefined || card === null) throw new Error('an outcome of no campaign');
      const past = remember(revision, pastOf(one.campaign, card), one);
      pasts.set(`${one.campaign}/${card}`, past);
      if (one.remembered !== null) everyone.set(one.campaign, [...(everyone.get(one.campaign) ?? []), one.remembered]);
      return { campaign: one.campaign, level: past.level, carried: revision.earn.map(({ id }) => past.carried[id] ?? 0), holdings: revision.units.map(({ programme }) => observedLots(past.holdings[programme])) };
    });
    return { verdict: outcome.verdict, campaigns: outcome.campaigns.map(({ campaign, given, explanation }) => ({ campaign, given, explanation })), after };
  });
};
