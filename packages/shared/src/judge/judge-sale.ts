import type { SaleRecorded } from '../events/index.ts';
import type { CardCode, CardId, InstantMs, JudgedNo, ProgrammeId } from '../ids/index.ts';
import { earn } from '../ledger/index.ts';
import { applyOutcome, type Campaign, type CampaignOutcome, type CampaignState, campaignStateOf, cardFactsOf, type CardState, cardStatesOf, evaluate, isSameState, type Revision, saleFactsOf, standingsOf } from '../rules/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, type CardUnderWay, cardUnderWay, post, raiseCampaign, standingIn, totalsNow } from './batch-under-way.ts';
import type { SourceFacts } from './state.ts';
import { type Decision, type Left, type Part, verdictOf } from './verdict.ts';

/** What the rules of a sale look at, whether its card came with it or afterwards. */
export interface SaleOnRecord extends Pick<SaleRecorded, 'lines' | 'ticketCents' | 'basis'> {
  readonly atMs: InstantMs;
  readonly receivedMs: InstantMs;
}

/** Judges one sale that is new and in its right. */
export const judgeSale = (batch: BatchUnderWay, judgedNo: JudgedNo, source: SourceFacts, arrival: Arrival, sale: SaleRecorded, card: CardId | null): Decision => {
  if (sale.card === null) return guest;
  if (batch.read.erasedCards.has(sale.card)) return { class: 'refused', code: 'CARD_ERASED', facts: { card: sale.card }, given: [] };
  if (card === null) return { class: 'refused', code: 'CARD_UNKNOWN', facts: { card: sale.card }, given: [] };
  const { lines, ticketCents, basis } = sale;
  return earnForCard(batch, judgedNo, source, { lines, ticketCents, basis, atMs: arrival.at.atMs, receivedMs: arrival.receivedMs }, { id: card, code: sale.card });
};

const guest: Decision = { class: 'accepted', code: 'NO_CARD', facts: {}, given: [] };

/** Every campaign of the store looks at the sale, and what they give is posted under `judgedNo`. */
export const earnForCard = (batch: BatchUnderWay, judgedNo: JudgedNo, source: SourceFacts, sale: SaleOnRecord, card: { readonly id: CardId; readonly code: CardCode }): Decision => {
  const facts = saleFactsOf(sale, source.place, cardFactsOf(card.code, batch.read.cardTraits.get(card.id)), batch.read.products);
  const knowledge = { epoch: batch.read.epoch, basis: sale.basis, receivedMs: sale.receivedMs };
  const holder = cardUnderWay(batch, card.id);
  const standings = standingsOf(campaignsOf(batch, source, holder), facts, knowledge, evaluate);
  const outcome = evaluate(standings, facts);
  const parts: Part[] = [];
  let ordinal = 0;
  for (const { revision, state, totals } of standings) {
    const own = outcome.campaigns.find(({ campaign }) => campaign === revision.campaign);
    if (own === undefined) continue;
    ordinal += give(batch, judgedNo, ordinal, card.id, sale.atMs, own);
    if (own.uses.counted || Object.keys(own.uses.carried).length > 0) keep(batch, judgedNo, holder, revision, applyOutcome(state, own, revision));
    if (own.uses.counted && totals !== null) raiseCampaign(batch, revision.campaign, totals, own.uses);
    parts.push({ revision, outcome: own, left: revision.units.map(({ programme }) => leftOf(batch, holder, own, programme)) });
  }
  return verdictOf(outcome, parts);
};

/** The campaigns of the store with where this card stands in each, as this batch has it by now. */
const campaignsOf = (batch: BatchUnderWay, { programmes }: SourceFacts, holder: CardUnderWay): readonly Campaign[] => {
  const stateIn = (programme: ProgrammeId): CardState => standingIn(batch, holder, programme).state;
  const stateFor = (revision: Revision): CampaignState => campaignStateOf(revision, stateIn);
  const campaigns: Campaign[] = [];
  for (const programme of programmes) {
    const published = batch.read.programmes.get(programme);
    if (published !== undefined) campaigns.push({ published, stateFor, totals: totalsNow(batch, programme, published) });
  }
  return campaigns;
};

/** Posts what a campaign gave. Answers how many postings it took. */
const give = (batch: BatchUnderWay, judgedNo: JudgedNo, firstOrdinal: number, card: CardId, atMs: InstantMs, { given }: CampaignOutcome): number => {
  let ordinal = firstOrdinal;
  for (const { programme, units, repaid, usableFromMs, expiresAtMs } of given) {
    const { postings } = earn(programme, card, units, repaid);
    post(batch, judgedNo, ordinal, postings);
    ordinal += postings.length;
    batch.lots.push({ judgedNo, card, programme, units, remaining: units - repaid, expiresAtMs, usableFromMs: usableFromMs > atMs ? usableFromMs : null });
  }
  return ordinal - firstOrdinal;
};

/** Brings the card's states up to what the campaign's rules left; those that stand as they stood are not written. */
const keep = (batch: BatchUnderWay, judgedNo: JudgedNo, holder: CardUnderWay, revision: Revision, after: CampaignState): void => {
  for (const [programme, state] of cardStatesOf(revision, after)) {
    const standing = standingIn(batch, holder, programme);
    if (isSameState(standing.state, state)) continue;
    standing.state = state;
    standing.judgedNo = judgedNo;
  }
};

const leftOf = (batch: BatchUnderWay, holder: CardUnderWay, { given }: CampaignOutcome, programme: ProgrammeId): Left => {
  const one = given.find((each) => each.programme === programme);
  return { units: one === undefined ? 0 : one.units - one.repaid, repaid: one?.repaid ?? 0, balance: standingIn(batch, holder, programme).state.balance };
};
