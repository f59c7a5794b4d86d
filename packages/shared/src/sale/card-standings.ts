import type { CardCode, InstantMs } from '../ids/index.ts';
import type { Given } from '../events/index.ts';
import { applyOutcome, asRevision, campaignStateOf, type CardFacts, cardFactsOf, type CardTraits, emptyCardState, evaluate, expireLots, holdingsTold, inForceAt, noTraits, type Revision, type SaleFacts, saleFactsOf, type SaleSeen, type Standing } from '../rules/index.ts';
import type { PreviewState } from './preview.ts';
import { toldOfCard, type ToldOfCard } from './told-of-card.ts';

/** A sale to the draft's card that this phone knows of. */
export interface EarlierSale extends SaleSeen {
  /** What its verdict gave: the balances know of it, and so does the server. Null: it has none yet. */
  readonly given: readonly Pick<Given, 'programme' | 'units'>[] | null;
}

/** Where a draft's card stands in a campaign, as far as this phone can tell. */
export interface CardStanding extends Standing {
  /** Null: the server told nothing of this revision. */
  readonly told: ToldOfCard | null;
}

/**
 * The draft's card in every campaign that the store takes part in: as the server told it, with what this phone sold to it since; where the server told
 * nothing, by the balances and the sales that this phone knows of; without what has ended by then, which the judge takes before the sale. Without a card, as
 * one that has nothing yet. Laws: judged, not trusted; final
 */
export const cardStandings = (known: PreviewState, code: CardCode | null, atMs: InstantMs): readonly CardStanding[] => {
  const revisions = revisionsAt(known, atMs);
  if (code === null) return revisions.map((revision) => standingIn(revision, nobodysBalances, nothingTold));
  const [told, earlier] = [toldOfCard(known.told ?? []), known.earlier ?? []];
  const [judged, pending] = [earlier.filter(({ given }) => given !== null), earlier.filter(({ given }) => given === null)];
  const before = revisions.map((revision) => standingIn(revision, without(known.balances, judged), told));
  const card = cardAs(code, before);
  const factsOf = (sale: EarlierSale): SaleFacts => saleFactsOf(sale, known.store, card, known.products);
  // What has its verdict is in what the server told; where it told nothing, what the sale used is reckoned, and the balance stands as it is known.
  const heard = judged.reduce<readonly CardStanding[]>((standings, sale) => afterSale(standings, factsOf(sale), ({ told: of }) => of === null), before).map((standing) => (standing.told === null ? withBalances(standing, known.balances) : standing));
  return pending.reduce<readonly CardStanding[]>((standings, sale) => afterSale(standings, factsOf(sale), () => true), heard).map((standing) => withoutWhatEnded(standing, atMs));
};

/** Before the sales that gave these. */
const without = (balances: PreviewState['balances'], judged: readonly EarlierSale[]): PreviewState['balances'] => {
  const before = new Map(balances);
  for (const { given } of judged) for (const { programme, units } of given ?? []) before.set(programme, Math.max(0, (before.get(programme) ?? 0) - units));
  return before;
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
  if (told?.revision === revision.revision) return { revision, state: { ...told.state, holdings: holdingsTold(revision, told.units) }, totals: null, told };
  return { revision, state: campaignStateOf(revision, (programme) => ({ ...emptyCardState, balance: balances.get(programme) ?? 0 })), totals: null, told: null };
};

const withoutWhatEnded = <Stands extends Standing>(standing: Stands, atMs: InstantMs): Stands => ({ ...standing, state: expireLots(standing.state, atMs).state });

const afterSale = (before: readonly CardStanding[], sale: SaleFacts, isNew: (standing: CardStanding) => boolean): readonly CardStanding[] => {
  const standings = before.map((standing) => (isNew(standing) ? withoutWhatEnded(standing, sale.atMs) : standing));
  const { campaigns } = evaluate(standings, sale);
  return standings.map((standing) => {
    const outcome = campaigns.find(({ campaign }) => campaign === standing.revision.campaign);
    return outcome === undefined || !isNew(standing) ? standing : { ...standing, state: applyOutcome(standing.state, outcome, standing.revision) };
  });
};

const withBalances = (standing: CardStanding, balances: PreviewState['balances']): CardStanding => {
  const { revision: { units }, state } = standing;
  const holdings = { ...state.holdings };
  for (const { programme } of units) holdings[programme] = { ...(holdings[programme] ?? emptyCardState), balance: balances.get(programme) ?? 0 };
  return { ...standing, state: { ...state, holdings } };
};
