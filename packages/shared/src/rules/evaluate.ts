import { bestOfGroups } from './best-of-group.ts';
import { saysCameLate } from './came-late.ts';
import { judgeCampaign } from './judge-campaign.ts';
import { type Judged, type Reason, takesNothing } from './judged.ts';
import { type Moment, momentIn } from './moment.ts';
import type { Evaluate, Explanation, Standing, Uses } from './outcome.ts';
import { lookOrRefuse } from './refusal.ts';
import { seeSale, type SeenSale } from './seen-sale.ts';
import { noUses } from './uses.ts';
import { verdictOf } from './verdict.ts';
import { toldWhen } from './when-again.ts';

/**
 * Judges a sale in every campaign at once, each apart and on its own state, by docs/rules/language.md. It decides by its arguments alone
 * and changes none of them. A guest's sale is looked at by no campaign.
 * Laws: judged, not trusted, never negative
 */
export const evaluate: Evaluate = (standings, sale) => {
  if (sale.card === null) return { verdict: { class: 'accepted', code: 'NO_CARD', facts: {} }, campaigns: [] };
  const rising = inRisingOrder(standings);
  const seen = seeSale(sale, sale.card);
  const judged = bestOfGroups(rising, judgeEach(rising, seen));
  return { verdict: verdictOf(judged), campaigns: judged.map(({ outcome }) => outcome) };
};

const inRisingOrder = (standings: readonly Standing[]): readonly Standing[] => {
  const isRising = standings.every((standing, at) => at === 0 || (standings[at - 1]?.revision.campaign ?? 0) <= standing.revision.campaign);
  return isRising ? standings : [...standings].sort((a, b) => a.revision.campaign - b.revision.campaign);
};

const judgeEach = (standings: readonly Standing[], sale: SeenSale): readonly Judged[] => {
  const { judge, unlisted } = judgeOf(sale);
  return standings.map((standing) => {
    const judged = judge(standing);
    if (judged.outcome.explanation === unlisted) return judged;
    return toldWhen(standing, sale, saysCameLate(standing, sale.atMs, judged, judge), (then, later) => judgeOf(later).judge(then));
  });
};

/** How one sale is judged in any campaign; `unlisted` is the one explanation of all that list none of its products. */
const judgeOf = (sale: SeenSale): { readonly judge: (standing: Standing) => Judged; readonly unlisted: Explanation } => {
  const moment = momentsOf(sale);
  let unused: Uses | null = null;
  const unlisted = refusal(sale.unlisted);
  const judge = (standing: Standing): Judged => {
    const look = lookOrRefuse(standing, sale, moment);
    if (!('code' in look)) return judgeCampaign(look);
    return { outcome: { campaign: standing.revision.campaign, given: nothing, uses: (unused ??= noUses(sale.atMs)), explanation: look === sale.unlisted ? unlisted : refusal(look) }, cut: null, wait: look.wait ?? null, takes: takesNothing };
  };
  return { judge, unlisted };
};

const nothing: readonly never[] = [];

const refusal = ({ code, facts }: Reason): Explanation => ({ code, facts, parts: nothing });

/** The sale's calendar in each zone, reckoned once. */
const momentsOf = ({ atMs }: SeenSale): ((timeZone: string) => Moment) => {
  let known: Moment | null = null;
  return (timeZone) => (known?.timeZone === timeZone ? known : (known = momentIn(timeZone, atMs)));
};
