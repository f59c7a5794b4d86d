import { bestOfGroups } from './best-of-group.ts';
import { saysCameLate } from './came-late.ts';
import { compile } from './compile.ts';
import { isUnlisted } from './eligible-lines.ts';
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
  const unlisted = refusal(seen.unlisted);
  const judged = bestOfGroups(rising, judgeEach(rising, seen));
  let unused: Uses | null = null;
  const campaigns = rising.map(({ revision: { campaign } }, at) => judged[at]?.outcome ?? { campaign, given: nothing, uses: (unused ??= noUses(seen.atMs)), explanation: unlisted });
  return { verdict: verdictOf(judged, unlisted), campaigns };
};

const inRisingOrder = (standings: readonly Standing[]): readonly Standing[] => {
  const isRising = standings.every((standing, at) => at === 0 || (standings[at - 1]?.revision.campaign ?? 0) <= standing.revision.campaign);
  return isRising ? standings : [...standings].sort((a, b) => a.revision.campaign - b.revision.campaign);
};

/** Null: the campaign surely lists nothing of what was sold. Most do not, and that costs nearly nothing. */
const judgeEach = (standings: readonly Standing[], sale: SeenSale): readonly (Judged | null)[] => {
  const judge = judgeOf(sale);
  return standings.map((standing) => {
    if (isUnlisted(compile(standing.revision), sale)) return null;
    return toldWhen(standing, sale, saysCameLate(standing, sale.atMs, judge(standing), judge), (then, later) => judgeOf(later)(then));
  });
};

/** How one sale is judged in any campaign. */
const judgeOf = (sale: SeenSale): ((standing: Standing) => Judged) => {
  const moment = momentsOf(sale);
  return (standing) => {
    const look = lookOrRefuse(standing, sale, moment);
    if (!('code' in look)) return judgeCampaign(look);
    return { outcome: { campaign: standing.revision.campaign, given: nothing, uses: noUses(sale.atMs), explanation: refusal(look) }, cut: null, wait: look.wait ?? null, takes: takesNothing };
  };
};

const nothing: readonly never[] = [];

const refusal = ({ code, facts }: Reason): Explanation => ({ code, facts, parts: nothing });

/** The sale's calendar in each zone, reckoned once. */
const momentsOf = ({ atMs }: SeenSale): ((timeZone: string) => Moment) => {
  let known: Moment | null = null;
  return (timeZone) => (known?.timeZone === timeZone ? known : (known = momentIn(timeZone, atMs)));
};
