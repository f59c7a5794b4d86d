import { type Decided, decide, raiseUses, type SaleFacts, type SaleLineFacts } from '../campaign/index.ts';
import type { SaleRecorded } from '../events/index.ts';
import type { CardId, InstantMs, JudgedNo, ProgrammeId } from '../ids/index.ts';
import { earn } from '../ledger/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, cardStateNow, type CardUnderWay, cardUnderWay, post } from './batch-under-way.ts';
import { cardStateKey, type ProductFacts, type SourceFacts } from './state.ts';
import { type Decision, type Part, verdictOf } from './verdict.ts';

/** What the rules of a sale look at, whether its card came with it or afterwards. */
export interface SaleOnRecord extends Pick<SaleRecorded, 'lines' | 'basis'> {
  readonly atMs: InstantMs;
  readonly receivedMs: InstantMs;
}

/** Judges one sale that is new and in its right. */
export const judgeSale = (batch: BatchUnderWay, judgedNo: JudgedNo, source: SourceFacts, arrival: Arrival, sale: SaleRecorded, card: CardId | null): Decision => {
  if (sale.card === null) return guest;
  if (card === null) return { class: 'refused', code: 'CARD_UNKNOWN', facts: { card: sale.card }, given: [] };
  return earnForCard(batch, judgedNo, source.programmes, { lines: sale.lines, basis: sale.basis, atMs: arrival.at.atMs, receivedMs: arrival.receivedMs }, card);
};

/** Every programme of the store looks at the sale, and what they give is posted under `judgedNo`. */
export const earnForCard = (batch: BatchUnderWay, judgedNo: JudgedNo, programmes: readonly ProgrammeId[], sale: SaleOnRecord, card: CardId): Decision => {
  const facts = saleFacts(batch, sale);
  const knowledge = { epoch: batch.read.epoch, basis: sale.basis, receivedMs: sale.receivedMs };
  const parts: Part[] = [];
  let ordinal = 0;
  for (const programme of programmes) {
    const revisions = batch.read.programmes.get(programme);
    if (revisions === undefined) continue;
    const key = cardStateKey(card, programme);
    const decided = decide(revisions, cardStateNow(batch, key), facts, knowledge);
    if (decided === null) continue;
    const repaid = decided.earned.units === 0 ? 0 : give(batch, judgedNo, ordinal, cardUnderWay(batch, key, card, programme), decided);
    if (decided.earned.units > 0) ordinal += repaid > 0 ? 2 : 1;
    parts.push({ decided, repaid, balance: cardStateNow(batch, key).balance });
  }
  return verdictOf(parts);
};

const guest: Decision = { class: 'accepted', code: 'NO_CARD', facts: {}, given: [] };

const saleFacts = (batch: BatchUnderWay, sale: SaleOnRecord): SaleFacts => {
  const lines: SaleLineFacts[] = [];
  for (const { product, quantity, amountCents } of sale.lines) {
    const gtin = 'gtin' in product ? product.gtin : null;
    const known: ProductFacts | undefined = gtin === null ? undefined : batch.read.products.get(gtin);
    lines.push({ gtin, cpg: known === undefined ? null : known.cpg, restricted: known?.restricted ?? null, quantity, amountCents });
  }
  return { atMs: sale.atMs, hasCard: true, lines };
};

/** Posts what a programme gave, and brings the card's state up to it. Answers the units that repaid a debt. */
const give = (batch: BatchUnderWay, judgedNo: JudgedNo, ordinal: number, holder: CardUnderWay, decided: Decided): number => {
  const { units, uses, programme } = decided.earned;
  const { state, card } = holder;
  const { postings, repaid } = earn(programme, card, units, state.debt);
  post(batch, judgedNo, ordinal, postings);
  batch.lots.push({ judgedNo, card, programme, units, remaining: units - repaid, expiresAtMs: null });
  state.balance += units - repaid;
  state.debt -= repaid;
  raiseUses(state.used, uses);
  holder.judgedNo = judgedNo;
  return repaid;
};
