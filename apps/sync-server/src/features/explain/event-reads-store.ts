import { sql } from 'kysely';
import { decodeEvent, type SaleRecorded, splitEnvelope } from '@qoa/shared/events';
import type { CardId, EnrolmentId, InstantMs, JudgedNo, Seq, StoreId } from '@qoa/shared/ids';
import type { SaleOnRecord } from '@qoa/shared/judge';
import { type AnswerRow, answerOfRow } from '../feed/index.ts';
import type { EventOnRecord } from './explain-store.ts';
import type { Reading } from './reading-store.ts';

/** An event with the sale that it is, or to which it added a card. */
export type EventRow = AnswerRow & {
  readonly bytes: Uint8Array;
  readonly at_ms: InstantMs;
  readonly received_ms: InstantMs;
  readonly store_id: StoreId | null;
  readonly sale_bytes: Uint8Array | null;
  readonly sale_at_ms: InstantMs | null;
  readonly sale_received_ms: InstantMs | null;
};

/** The columns of `EventRow`, of `eventTables`. */
export const eventColumns = sql.raw('e.seq, e.hash, e.judged_no, e.class, e.code, e.answer, e.bytes, e.at_ms, e.received_ms, e.store_id, s.bytes AS sale_bytes, s.at_ms AS sale_at_ms, s.received_ms AS sale_received_ms');
/** Behind `occurrences e`: the sale of a claim. */
export const saleOfClaim = sql.raw('LEFT JOIN claims c ON c.source = e.source AND c.seq = e.seq LEFT JOIN occurrences s ON s.source = c.sale_source AND s.seq = c.sale_seq AND s.hash = c.sale_hash');

export const namedEvent = async (db: Reading, source: EnrolmentId, seq: Seq): Promise<EventOnRecord | null> => {
  const { rows } = await sql<OwnedRow>`SELECT ${eventColumns}, ${ownedColumns} FROM events e ${saleOfClaim} WHERE e.source = decode(${source}, 'hex') AND e.seq = ${seq}`.execute(db);
  return rows.map(onRecord)[0] ?? null;
};

export const numberedEvent = async (db: Reading, judgedNo: JudgedNo): Promise<EventOnRecord | null> => {
  const { rows } = await sql<OwnedRow>`SELECT ${eventColumns}, ${ownedColumns} FROM occurrences e ${saleOfClaim} WHERE e.judged_no = ${judgedNo}`.execute(db);
  return rows.map(onRecord)[0] ?? null;
};

/** Whose an event is, and by whose clock it is told. */
const ownedColumns = sql.raw('e.card_id, (SELECT time_zone FROM stores WHERE id = e.store_id) AS time_zone');

type OwnedRow = EventRow & { readonly card_id: CardId | null; readonly time_zone: string | null };

const onRecord = (row: OwnedRow): EventOnRecord => {
  const sale = saleOf(row);
  return { judgedNo: row.judged_no, atMs: sale?.atMs ?? row.at_ms, store: row.store_id, timeZone: row.time_zone ?? undefined, card: row.card_id, answer: answerOfRow(row), sale };
};

/** A claim is judged by its sale's time and arrival. What people did not count no rule ever saw. */
export const saleOf = (row: EventRow): SaleOnRecord | null => {
  if (row.code === 'HOLD_NOT_COUNTED') return null;
  const own = recordedIn(row.bytes);
  if (own !== null) return saleAt(own, row.at_ms, row.received_ms);
  const claimed = row.sale_bytes === null ? null : recordedIn(row.sale_bytes);
  return claimed === null || row.sale_at_ms === null || row.sale_received_ms === null ? null : saleAt(claimed, row.sale_at_ms, row.sale_received_ms);
};

const saleAt = ({ lines, ticketCents, basis }: SaleRecorded, atMs: InstantMs, receivedMs: InstantMs): SaleOnRecord => ({ lines, ticketCents, basis, atMs, receivedMs });

const recordedIn = (bytes: Uint8Array): SaleRecorded | null => {
  const split = splitEnvelope(bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : null;
  return decoded?.ok === true && decoded.value.kind === 'SaleRecorded' ? decoded.value : null;
};
