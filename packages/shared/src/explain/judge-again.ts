import type { ProgrammeId } from '../ids/index.ts';
import { type Decision, type Part, verdictOf } from '../judge/index.ts';
import { applyOutcome, budgetUnits, type Campaign, type CampaignOutcome, type CampaignState, campaignStateOf, type CampaignTotals, cardStatesOf, emptyCampaignTotals, emptyCardState, evaluate, type Revision, type SaleOutcome, saleFactsOf, type Standing, standingsOf } from '../rules/index.ts';
import type { CardHistory, JudgedSale } from './card-history.ts';

/** A sale judged over again, before it is believed. */
export interface JudgedAgain {
  readonly outcome: SaleOutcome;
  /** The revisions that judged, in the order of the outcome's campaigns. */
  readonly revisions: readonly Revision[];
  /** The answer that it comes to. */
  readonly decision: Decision;
  /** The campaigns that came to something else than is stored. */
  readonly differing: ReadonlySet<ProgrammeId>;
  /** The campaigns of which only what is stored said how much their budget had left. */
  readonly guessed: ReadonlySet<ProgrammeId>;
  /** What the card's states are afterwards. */
  readonly after: readonly (readonly [Revision, CampaignState])[];
}

/**
 * The judge's own rules once more, on what the card's earlier sales left. Where it is not known what all cards together had of a campaign, but a budget
 * alone can have made the difference, what is stored says what was left of it.
 */
export const judgeSaleAgain = (history: CardHistory, sale: JudgedSale): JudgedAgain => {
  const known = new Map([...sale.issued].map(([campaign, units]) => [campaign, { ...emptyCampaignTotals, units }]));
  const first = decide(history, sale, known);
  const guessed = new Map(first.revisions.filter(({ campaign }) => first.differing.has(campaign) && !known.has(campaign)).flatMap((revision) => totalsLeaving(revision, storedUnits(sale, revision))));
  return guessed.size === 0 ? first : { ...decide(history, sale, new Map([...known, ...guessed])), guessed: new Set(guessed.keys()) };
};

const decide = (history: CardHistory, sale: JudgedSale, totals: ReadonlyMap<ProgrammeId, CampaignTotals>): JudgedAgain => {
  const facts = saleFactsOf(sale.sale, sale.place, sale.card, history.products);
  const standings = standingsOf(campaignsOf(history, sale, totals), facts, { epoch: sale.epoch, basis: sale.sale.basis, receivedMs: sale.sale.receivedMs }, evaluate);
  const outcome = evaluate(standings, facts);
  const judged = standings.flatMap((standing) => {
    const own = outcome.campaigns.find(({ campaign }) => campaign === standing.revision.campaign);
    return own === undefined ? [] : [{ standing, own, state: applyOutcome(standing.state, own, standing.revision) }];
  });
  const decision = verdictOf(outcome, judged.map(({ standing, own, state }) => partOf(standing, own, state)));
  return {
    outcome,
    revisions: judged.map(({ standing }) => standing.revision),
    decision,
    differing: new Set(judged.filter(({ standing }) => differs(standing.revision, decision, sale)).map(({ standing }) => standing.revision.campaign)),
    guessed: new Set(),
    after: judged.map(({ standing, state }) => [standing.revision, state]),
  };
};

/** As published when the sale was judged. */
const campaignsOf = ({ published, states }: CardHistory, { judgedNo, programmes }: JudgedSale, totals: ReadonlyMap<ProgrammeId, CampaignTotals>): readonly Campaign[] =>
  programmes.flatMap((campaign) => {
    const known = (published.get(campaign) ?? []).filter((revision) => revision.judgedNo < judgedNo);
    const stateFor = (revision: Revision): CampaignState => campaignStateOf(revision, (programme) => states.get(programme) ?? emptyCardState);
    return known.length === 0 ? [] : [{ published: known, stateFor, totals: totals.get(campaign) ?? null }];
  });

const partOf = ({ revision }: Standing, outcome: CampaignOutcome, state: CampaignState): Part => ({
  revision,
  outcome,
  left: revision.units.map(({ programme }) => {
    const one = outcome.given.find((each) => each.programme === programme);
    return { units: one === undefined ? 0 : one.units - one.repaid, repaid: one?.repaid ?? 0, balance: state.holdings[programme]?.balance ?? 0 };
  }),
});

/** A unit of which nothing is left stands in the answer where something had been due, and else does not. */
const differs = ({ units }: Revision, { given }: Decision, { answer }: JudgedSale): boolean =>
  units.some(({ programme }) => {
    const [again, stored] = [given, answer.given].map((all) => all.find((one) => one.programme === programme));
    return again?.units !== stored?.units || again?.balance !== stored?.balance;
  });

const storedUnits = ({ answer }: JudgedSale, { units }: Revision): number => answer.given.reduce((sum, one) => sum + (units.some(({ programme }) => programme === one.programme) ? one.units : 0), 0);

/** Nothing where no budget can have decided. */
const totalsLeaving = ({ campaign, budget }: Revision, left: number): readonly (readonly [ProgrammeId, CampaignTotals])[] => {
  const most = budget === null ? null : budgetUnits(budget);
  return most === null || most < left ? [] : [[campaign, { ...emptyCampaignTotals, units: most - left }]];
};

/** The states of the card's programmes, as `judgeSaleAgain` left them. */
export const keepStates = ({ states }: CardHistory, { after }: JudgedAgain): void => {
  for (const [revision, state] of after) for (const [programme, each] of cardStatesOf(revision, state)) states.set(programme, each);
};
