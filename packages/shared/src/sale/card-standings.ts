import type { CardCode, InstantMs } from '../ids/index.ts';
import { applyOutcome, asRevision, campaignStateOf, type CardFacts, cardFactsOf, type CardTraits, emptyCardState, evaluate, inForceAt, noTraits, type Revision, type SaleFacts, saleFactsOf, type SaleSeen, type Standing } from '../rules/index.ts';
import type { PreviewState } from './preview.ts';
import { toldOfCard, type ToldOfCard } from './told-of-card.ts';

/** A sale to the draft's card that this phone knows of. */
export interface EarlierSale extends SaleSeen {
  /** It has its verdict: the balances know of it, and so does the server. */
  readonly isJudged: boolean;
}

/** Where a draft's card stands in a campaign, as far as this phone can tell. */
export interface CardStanding extends Standing {
  /** Null: the server told nothing of this revision. */
  readonly told: ToldOfCard | null;
}

/**
 * The draft's card in every campaign that the store takes part in: as the server told it, with what this phone sold to it since; where the server told
 * nothing, by the balances and the sales that this phone knows of. Without a card, as one that has nothing yet. Law: judged, not trusted
 */
export const cardStandings = (known: PreviewState, code: CardCode | null, atMs: InstantMs): readonly CardStanding[] => {
  const revisions = revisionsAt(known, atMs);
  if (code === null) return revisions.map((revision) => standingIn(revision, nobodysBalances, nothingTold));
  const told = toldOfCard(known.told ?? []);
  const first = revisions.map((revision) => standingIn(revision, known.balances, told));
  const card = cardAs(code, first);
  return (known.earlier ?? []).reduce<readonly CardStanding[]>((standings, sale) => afterSale(standings, sale, saleFactsOf(sale, known.store, card, known.products)), first);
};

/** A card by what the server told of it; without one the tendero sees what one would get: any, so none that is held out. */
export const cardAs = (code: CardCode | null, standings: readonly CardStanding[]): CardFacts => {
  if (code === null) return { ...noTraits, bucket: 9999 };
  const answers = standings.flatMap(({ told }) => told?.answers ?? []);
  const traits: CardTraits = { tags: answers.flatMap(({ tags }) => tags), birthday: null, birthdaysDue: answers.flatMap(({ birthdaysDue }) => birthdaysDue) };
  return cardFactsOf(code, traits);
};

const nobodysBalances: PreviewState['balances'] = new Map();
const nothingTold: ReturnType<typeof toldOfCard> = new Map();

const revisionsAt = ({ programmes }: PreviewState, atMs: InstantMs): readonly Revision[] =>
  [...programmes.values()].flatMap((documents) => inForceAt(documents.map(({ revision, judgedNo }) => ({ revision: asRevision(revision), judgedNo })), atMs)?.revision ?? []);

const standingIn = (revision: Revision, balances: PreviewState['balances'], all: ReturnType<typeof toldOfCard>): CardStanding => {
  const told = all.get(revision.campaign);
  if (told?.revision === revision.revision) return { revision, state: told.state, totals: null, told };
  return { revision, state: campaignStateOf(revision, (programme) => ({ ...emptyCardState, balance: balances.get(programme) ?? 0 })), totals: null, told: null };
};

/** What has its verdict is in what the server told, and in every balance: of it only what it used is new. */
const afterSale = (standings: readonly CardStanding[], { isJudged }: EarlierSale, sale: SaleFacts): readonly CardStanding[] => {
  const { campaigns } = evaluate(standings, sale);
  return standings.map((standing) => {
    const { revision, state, told } = standing;
    const outcome = campaigns.find(({ campaign }) => campaign === revision.campaign);
    if (outcome === undefined || (isJudged && told !== null)) return standing;
    const after = applyOutcome(state, outcome, revision);
    return { ...standing, state: isJudged ? { ...after, holdings: state.holdings } : after };
  });
};
