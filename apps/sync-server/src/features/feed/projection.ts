import { answerOfRow, type AnswerRow } from './answer-column.ts';
import { type Answer, decodeEvent, type SaleRecorded, splitEnvelope } from '@qoa/shared/events';
import type { CardSaleRow, CustodyRow, FeedRow, StoreSaleRow } from '@qoa/shared/feed';
import type { EnrolmentId, Gtin, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { ConsoleSaleRow } from '@qoa/shared/protocol';

/** A stored event with its answer, as feeds are projected from it. */
export type OccurrenceRow = AnswerRow & {
  readonly source: EnrolmentId;
  readonly bytes: Uint8Array;
  readonly at_ms: InstantMs;
  readonly received_ms: InstantMs;
  readonly store_id: StoreId | null;
  readonly store_name: string | null;
};

/** What the store's phones see of an event: a sale, or custody of what nobody can show as a sale. */
export const storeBody = (row: OccurrenceRow, kind: 'sale' | 'custody'): StoreSaleRow | CustodyRow => {
  const answer = answerOfRow(row);
  const custody: CustodyRow = { enrolment: row.source, seq: row.seq, hash: answer.hash, atMs: row.at_ms, answer };
  const sale = kind === 'sale' ? saleOf(row.bytes) : null;
  return sale === null ? custody : { ...custody, card: sale.card, lines: sale.lines, ticketCents: sale.ticketCents };
};

/** What the card's holder sees of a sale; a product without a name is shown by its number. */
export const cardBody = (row: OccurrenceRow, nameOf: (gtin: Gtin) => string | null): CardSaleRow => ({
  storeName: row.store_name ?? '',
  atMs: row.at_ms,
  products: (saleOf(row.bytes)?.lines ?? []).map(({ product, quantity }) => ({ name: 'gtin' in product ? (nameOf(product.gtin) ?? product.gtin) : product.raw, quantity })),
  answer: shown(answerOfRow(row)),
});

/** What whoever operates the platform sees: neither card nor customer. */
export const consoleBody = (row: OccurrenceRow & { readonly store_id: StoreId }): ConsoleSaleRow => ({
  store: row.store_id,
  storeName: row.store_name ?? '',
  enrolment: row.source,
  seq: row.seq,
  atMs: row.at_ms,
  arrivedAtMs: row.received_ms,
  answer: shown(answerOfRow(row)),
});

/** The products that a page of card rows names. */
export const gtinsOf = (rows: readonly Pick<OccurrenceRow, 'bytes'>[]): readonly Gtin[] => [
  ...new Set(rows.flatMap(({ bytes }) => (saleOf(bytes)?.lines ?? []).flatMap(({ product }) => ('gtin' in product ? [product.gtin] : [])))),
];

/** A row of a feed. */
export const feedRow = (judgedNo: JudgedNo, prev: JudgedNo, kind: string, body: unknown): FeedRow => ({ judgedNo, prev, kind, body });

const shown = ({ class: answerClass, code, facts, given, judgedNo }: Answer): CardSaleRow['answer'] => ({ class: answerClass, code, facts, given, judgedNo });

const saleOf = (bytes: Uint8Array): SaleRecorded | null => {
  const split = splitEnvelope(bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : null;
  return decoded?.ok === true && decoded.value.kind === 'SaleRecorded' ? decoded.value : null;
};
