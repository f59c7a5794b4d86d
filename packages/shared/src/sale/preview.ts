import type { Facts } from '../events/index.ts';
import type { CardCode, Gtin, InstantMs, JudgedNo, ProgrammeId } from '../ids/index.ts';
import { asksOfCard, asRevision, type CampaignOutcome, campaignStateOf, type CardAnswers, cardFactsOf, type CardFacts, emptyCardState, evaluate, type Explanation, inForceAt, isDecidedBeforeCard, noTraits, type ProductFacts, type Revision, type RevisionDocument, type SaleOutcome, saleFactsOf, type Standing, type StoreFacts, type Unit, type UnitKind } from '../rules/index.ts';
import { type AmountAsked, amountAsked } from './amount-asked.ts';
import { type SaleDraft, soldOf } from './draft.ts';

/** What the phone's replica knows, as the judge's rules read it. */
export interface PreviewState {
  readonly store: StoreFacts;
  /** Campaigns that the store takes part in, each with the revisions that the replica holds, in the order of publication. */
  readonly programmes: ReadonlyMap<ProgrammeId, readonly { readonly revision: RevisionDocument; readonly judgedNo: JudgedNo }[]>;
  readonly products: ReadonlyMap<Gtin, ProductFacts>;
  /** Where the draft's card stands, by programme. Absent: unknown, taken as nothing. What it used of limits is never known here. */
  readonly balances: ReadonlyMap<ProgrammeId, number>;
  /** What the server told of the card, by campaign; absent: it was not asked, or did not answer yet. */
  readonly answers?: ReadonlyMap<ProgrammeId, AnswersOfCard>;
}

/** By what a card is known to one revision: of another it says nothing. */
export interface AnswersOfCard extends CardAnswers {
  readonly revision: number;
}

/** What a sale would give, shown as *por confirmar*, never as *ganaste*. */
export interface SalePreview {
  readonly programmes: readonly ProgrammePreview[];
  /** Why a card gets nothing, or less than all, in the code and facts that a verdict would tell; null when it gets all, and without a card. */
  readonly reason: { readonly code: string; readonly facts: Facts } | null;
  /** An amount that nobody told, and that would bring something; null when none is asked for. */
  readonly amountAsked: AmountAsked | null;
}

/** One unit of one campaign. */
export interface ProgrammePreview {
  readonly programme: ProgrammeId;
  readonly unit: UnitKind;
  readonly name: string;
  readonly units: number;
  /** As far as the replica knows; null when nothing is known of the card here. */
  readonly balanceBefore: number | null;
  readonly balanceAfter: number | null;
  /** What a prize costs; null where there is none. */
  readonly goal: number | null;
  readonly explanation: Explanation;
  /** It gives by segment or birthday, and this phone does not know the card's: units are told by the verdict alone. */
  readonly hangsOnCard: boolean;
}

/** The same `evaluate` as the judge's, on the replica's state. Law: judged, not trusted */
export const previewSale = (state: PreviewState, draft: SaleDraft, atMs: InstantMs): SalePreview => {
  const balances = draft.card === null ? noBalances : state.balances;
  const standings = standingsIn(state, balances, atMs);
  const sold = soldOf(draft);
  const answers = standings.flatMap(({ revision }) => answersFor(revision, state.answers));
  const { campaigns, verdict } = evaluate(standings, saleFactsOf({ ...sold, atMs }, state.store, cardOf(draft.card, answers), state.products));
  const programmes = standings.flatMap(({ revision }) => {
    const outcome = campaigns.find(({ campaign }) => campaign === revision.campaign);
    if (outcome === undefined) return [];
    const hangsOnCard = draft.card !== null && asksOfCard(revision) && !isDecidedBeforeCard(outcome.explanation.code) && answersFor(revision, state.answers).length === 0;
    return previewsOf(revision, outcome, balances, hangsOnCard);
  });
  return { programmes, reason: draft.card === null ? null : reasonOf(verdict), amountAsked: amountAsked(standings.map(({ revision }) => revision), campaigns, { ...sold, products: state.products }) };
};

const noBalances: PreviewState['balances'] = new Map();

/** A card held out reads as one whose products are in no campaign, as its verdict will. */
const reasonOf = ({ code, facts }: SaleOutcome['verdict']): SalePreview['reason'] => {
  if (code === 'GIVEN') return null;
  return code === 'HOLDOUT' ? { code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {} } : { code, facts };
};

/** Without a card the tendero sees what one would get: any, so none that is held out. */
const cardOf = (code: CardCode | null, answers: readonly AnswersOfCard[]): CardFacts =>
  code === null ? { ...noTraits, bucket: 9999 } : cardFactsOf(code, { tags: answers.flatMap(({ tags }) => tags), birthday: null, birthdaysDue: answers.flatMap(({ birthdaysDue }) => birthdaysDue) });

const answersFor = ({ campaign, revision }: Revision, answers: PreviewState['answers']): readonly AnswersOfCard[] => {
  const told = answers?.get(campaign);
  return told?.revision === revision ? [told] : [];
};

const standingsIn = ({ programmes }: PreviewState, balances: PreviewState['balances'], atMs: InstantMs): readonly Standing[] => {
  const standings: Standing[] = [];
  for (const documents of programmes.values()) {
    const current = inForceAt(documents.map(({ revision, judgedNo }) => ({ revision: asRevision(revision), judgedNo })), atMs);
    if (current !== null) standings.push({ revision: current.revision, state: campaignStateOf(current.revision, (programme) => ({ ...emptyCardState, balance: balances.get(programme) ?? 0 })), totals: null });
  }
  return standings;
};

/** A campaign that gives nothing is shown once, under its first unit. */
const previewsOf = (revision: Revision, outcome: CampaignOutcome, balances: PreviewState['balances'], hangsOnCard: boolean): readonly ProgrammePreview[] => {
  const giving = revision.units.filter(({ programme }) => outcome.given.some((given) => given.programme === programme));
  return (giving.length > 0 ? giving : revision.units.slice(0, 1)).map((unit) => previewOf(revision, unit, outcome, { balance: balances.get(unit.programme) ?? null, hangsOnCard }));
};

const previewOf = ({ name }: Revision, { kind, programme, goal }: Unit, { given, explanation }: CampaignOutcome, { balance, hangsOnCard }: { readonly balance: number | null; readonly hangsOnCard: boolean }): ProgrammePreview => {
  const { units = 0 } = given.find((one) => one.programme === programme) ?? {};
  return {
    programme,
    unit: kind,
    name,
    units,
    balanceBefore: balance,
    balanceAfter: balance === null ? null : balance + units,
    goal: goal?.units ?? null,
    explanation,
    hangsOnCard,
  };
};
