import type { Facts } from '../events/index.ts';
import type { Gtin, InstantMs, JudgedNo, ProgrammeId } from '../ids/index.ts';
import { type CampaignOutcome, type CampaignOutlook, evaluate, type Explanation, type ProductFacts, type RevisionDocument, type SaleOutcome, saleFactsOf, type StoreFacts, type Unit, type UnitKind } from '../rules/index.ts';
import { type AmountAsked, amountAsked } from './amount-asked.ts';
import { cardAs, type CardStanding, cardStandings, type EarlierSale } from './card-standings.ts';
import { type SaleDraft, soldOf } from './draft.ts';
import { hangsOnCard } from './hangs-on-card.ts';

/** What the phone's replica knows, as the judge's rules read it. */
export interface PreviewState {
  readonly store: StoreFacts;
  /** Campaigns that the store takes part in, each with the revisions that the replica holds, in the order of publication. */
  readonly programmes: ReadonlyMap<ProgrammeId, readonly { readonly revision: RevisionDocument; readonly judgedNo: JudgedNo }[]>;
  readonly products: ReadonlyMap<Gtin, ProductFacts>;
  /** Where the draft's card stands, by programme. Absent: unknown, taken as nothing. */
  readonly balances: ReadonlyMap<ProgrammeId, number>;
  /** Sales to the draft's card that this phone knows of, the first first. */
  readonly earlier?: readonly EarlierSale[];
  /** The draft's card was erased: it gets nothing. */
  readonly erased?: boolean;
  /** What the server told of the card; absent: it was not asked, or did not answer yet. */
  readonly told?: readonly CampaignOutlook[];
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
  /** As far as is known here, with what this phone sold to the card and has no verdict for; null when nothing is. */
  readonly balanceBefore: number | null;
  readonly balanceAfter: number | null;
  /** What a prize costs; null where there is none. */
  readonly goal: number | null;
  readonly explanation: Explanation;
  /** It gives by what only the server knows of the card, and it told nothing: units are told by the verdict alone. */
  readonly hangsOnCard: boolean;
}

/** The same `evaluate` as the judge's, on what is known here. Law: judged, not trusted */
export const previewSale = (known: PreviewState, draft: SaleDraft, atMs: InstantMs): SalePreview => {
  if (draft.card !== null && known.erased === true) return { programmes: [], reason: { code: 'CARD_ERASED', facts: { card: draft.card } }, amountAsked: null };
  const standings = cardStandings(known, draft.card, atMs);
  const card = cardAs(draft.card, standings);
  const judged = (sold: ReturnType<typeof soldOf>): SaleOutcome => evaluate(standings, saleFactsOf({ ...sold, atMs }, known.store, card, known.products));
  const sold = soldOf(draft);
  const { campaigns, verdict } = judged(sold);
  const programmes = standings.flatMap((standing) => {
    const outcome = campaigns.find(({ campaign }) => campaign === standing.revision.campaign);
    return outcome === undefined ? [] : previewsOf(standing, outcome, draft.card === null ? null : known.balances);
  });
  return { programmes, reason: draft.card === null ? null : reasonOf(verdict), amountAsked: amountAsked(standings.map(({ revision }) => revision), campaigns, { ...sold, products: known.products }, judged) };
};

/** A card held out reads as one whose products are in no campaign, as its verdict will. */
const reasonOf = ({ code, facts }: SaleOutcome['verdict']): SalePreview['reason'] => {
  if (code === 'GIVEN') return null;
  return code === 'HOLDOUT' ? { code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {} } : { code, facts };
};

/** A campaign that gives nothing is shown once, under its first unit. `balances`: null without a card. */
const previewsOf = (standing: CardStanding, outcome: CampaignOutcome, balances: PreviewState['balances'] | null): readonly ProgrammePreview[] => {
  const { units } = standing.revision;
  const giving = units.filter(({ programme }) => outcome.given.some((given) => given.programme === programme));
  const hangs = balances !== null && hangsOnCard(standing, outcome);
  return (giving.length > 0 ? giving : units.slice(0, 1)).map((unit) => {
    const isKnown = balances !== null && (standing.told !== null || balances.has(unit.programme));
    return previewOf(standing, unit, outcome, { balance: isKnown ? (standing.state.holdings[unit.programme]?.balance ?? 0) : null, hangsOnCard: hangs });
  });
};

const previewOf = ({ revision: { name }, told }: CardStanding, { kind, programme, goal }: Unit, { given, explanation }: CampaignOutcome, { balance, hangsOnCard: hangs }: { readonly balance: number | null; readonly hangsOnCard: boolean }): ProgrammePreview => {
  const { units = 0 } = given.find((one) => one.programme === programme) ?? {};
  return {
    programme,
    unit: kind,
    name,
    units,
    balanceBefore: balance,
    balanceAfter: balance === null ? null : balance + units,
    goal: goal?.units ?? told?.units.find((one) => one.programme === programme)?.goal ?? null,
    explanation,
    hangsOnCard: hangs,
  };
};
