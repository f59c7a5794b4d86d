import { answerOfRow, type AnswerRow } from './answer-column.ts';
import { withWords } from './answer-words.ts';
import { type Answer, decodeEvent, type DeviceEvent, type EventName, type SaleLine, splitEnvelope } from '@qoa/shared/events';
import type { AdjustedRow, CardSaleRow, CustodyRow, ExpiredRow, FeedRow, JoinedRow, StoreClaimRow, StorePay, StoreSaleRow } from '@qoa/shared/feed';
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
  readonly time_zone: string | null;
};

/** What the store's phones see of an event: a sale, a card added to one, or custody of what nobody can show. */
export const storeBody = (row: OccurrenceRow, kind: 'sale' | 'claim' | 'custody'): StoreSaleRow | StoreClaimRow | CustodyRow => {
  const answer = withWords(answerOfRow(row));
  const custody: CustodyRow = { enrolment: row.source, seq: row.seq, hash: answer.hash, atMs: row.at_ms, answer };
  const event = kind === 'custody' ? null : eventOf(row.bytes);
  if (event?.kind === 'SaleRecorded') return { ...custody, card: event.card, lines: event.lines, ticketCents: event.ticketCents };
  return event?.kind === 'SaleClaimed' ? { ...custody, sale: event.sale, card: event.card } : custody;
};

/** What rows of cards name besides themselves. */
export interface Named {
  /** The sales that were claimed, by `saleKey`. */
  readonly claimed: ReadonlyMap<string, Pick<OccurrenceRow, 'bytes' | 'at_ms'>>;
  readonly nameOf: (gtin: Gtin) => string | null;
}

/** Names a sale that was claimed. */
export const saleKey = ({ enrolment, seq, hash }: EventName): string => `${enrolment}:${seq}:${hash}`;

/** What the card's holder sees: the sale, also when the card was added to it afterwards; a product without a name is shown by its number. */
export const cardBody = (row: OccurrenceRow, { claimed, nameOf }: Named): CardSaleRow => {
  const event = eventOf(row.bytes);
  const shownSale = (event?.kind === 'SaleClaimed' ? claimed.get(saleKey(event.sale)) : undefined) ?? row;
  return {
    storeName: row.store_name ?? '',
    ...(row.time_zone === null ? {} : { timeZone: row.time_zone }),
    atMs: shownSale.at_ms,
    products: linesOf(shownSale.bytes).map(({ product, quantity }) => ({ name: 'gtin' in product ? (nameOf(product.gtin) ?? product.gtin) : product.raw, quantity })),
    answer: shown(answerOfRow(row)),
  };
};

/** The sales to which these rows added a card. */
export const salesClaimedIn = (rows: readonly Pick<OccurrenceRow, 'bytes'>[]): readonly EventName[] =>
  rows.flatMap(({ bytes }) => {
    const event = eventOf(bytes);
    return event?.kind === 'SaleClaimed' ? [event.sale] : [];
  });

/** What whoever operates the platform sees: neither card nor customer. */
export const consoleBody = (row: OccurrenceRow & { readonly store_id: StoreId }): ConsoleSaleRow => ({
  store: row.store_id,
  storeName: row.store_name ?? '',
  enrolment: row.source,
  seq: row.seq,
  atMs: row.at_ms,
  arrivedAtMs: row.received_ms,
  answer: withoutCard(shown(answerOfRow(row))),
});

const withoutCard = ({ facts, ...answer }: CardSaleRow['answer']): CardSaleRow['answer'] => ({ ...answer, facts: Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'card')) });

/**
 * What readers see of a fact: as it was published, and of an adjustment, of what has ended or of an erasure, a card's holder sees neither phone nor event nor store, and whoever operates
 * the platform no card. Law: own tenant
 */
export const factBody = (kind: string | null, body: unknown, reader: 'card' | 'console' | 'scope'): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  if (kind === 'expired') return expiryBody(body, reader);
  if (kind === 'card-erased') return erasureBody(body, reader);
  if (kind !== 'adjusted') return body;
  const { atMs, given, enrolment, seq, hash, card, store, owed }: Partial<StoredAdjustment> = body;
  if (reader === 'card') return { atMs, given };
  return reader === 'console' ? { store, enrolment, seq, atMs, given, owed } : { enrolment, seq, hash, card, atMs, given };
};

const expiryBody = ({ store, card, atMs, ended }: Partial<StoredExpiry>, reader: 'card' | 'console' | 'scope'): unknown => {
  if (reader === 'card') return { atMs, ended };
  return reader === 'console' ? { store, atMs, ended } : { card, atMs, ended };
};

/** The stores that know the card hear which it is, whoever operates the platform who erased one. */
const erasureBody = ({ card, by }: { readonly card?: unknown; readonly by?: unknown }, reader: 'card' | 'console' | 'scope'): unknown => (reader === 'console' ? { by } : { card });

type StoredExpiry = ExpiredRow & { readonly store: StoreId | null };

type StoredAdjustment = AdjustedRow & { readonly store: StoreId; readonly owed: readonly unknown[] };

/** The products that a page of card rows names. */
export const gtinsOf = (rows: readonly Pick<OccurrenceRow, 'bytes'>[]): readonly Gtin[] => [
  ...new Set(rows.flatMap(({ bytes }) => linesOf(bytes).flatMap(({ product }) => ('gtin' in product ? [product.gtin] : [])))),
];

/** Where a store stands in a campaign; of what is not so nothing is said. */
export const joinedRow = (programme: JoinedRow['programme'], joined: boolean, { invited, pay }: { readonly invited: boolean; readonly pay: StorePay | null }): JoinedRow => ({ programme, joined, ...(invited ? { invited } : {}), ...(pay === null ? {} : { pay }) });

/** A row of a feed. */
export const feedRow = (judgedNo: JudgedNo, prev: JudgedNo, kind: string, body: unknown): FeedRow => ({ judgedNo, prev, kind, body });

const shown = ({ class: answerClass, code, facts, given, judgedNo }: Answer): CardSaleRow['answer'] => ({ class: answerClass, code, facts, given, judgedNo });

const linesOf = (bytes: Uint8Array): readonly SaleLine[] => {
  const event = eventOf(bytes);
  return event?.kind === 'SaleRecorded' ? event.lines : [];
};

const eventOf = (bytes: Uint8Array): DeviceEvent | null => {
  const split = splitEnvelope(bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : null;
  return decoded?.ok === true ? decoded.value : null;
};
