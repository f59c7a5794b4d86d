import { decodeEvent, type DeviceEvent, type EventName, splitEnvelope } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, InstantMs, JudgedNo, Seq, StoreId } from '@qoa/shared/ids';
import { type AwaitingClaim, eventKey, forkKey, type ShownAnswer } from '@qoa/shared/judge';
import { byteaArrayOfHex, int8Array } from '../../platform/binary-arrays.ts';
import { isHeldClass } from '../feed/index.ts';
import { claimStateNumbers } from './claim-writes-store.ts';
import type { Read } from './read.ts';

/** The claims that wait for events of these sources, in order of arrival, and the heads of their stores' feeds. */
export const awaitingClaims = (enrolments: readonly EnrolmentId[]): Read => ({
  statement: {
    name: 'read-awaiting',
    text: `SELECT encode(c.source, 'hex') AS source, c.seq, encode(c.sale_source, 'hex') AS sale_source, c.sale_seq, encode(c.sale_hash, 'hex') AS sale_hash, c.earlier,
        encode(e.hash, 'hex') AS hash, e.judged_no, e.store_id, e.at_ms, e.sure, e.bytes,
        coalesce((SELECT f.judged_no FROM feed f WHERE f.scope_kind = 1 AND f.scope_id = e.store_id ORDER BY f.judged_no DESC LIMIT 1), 0) AS head
      FROM unnest($1::bytea[]) AS u(id) JOIN claims c ON c.sale_source = u.id AND c.state = ${claimStateNumbers.awaiting} JOIN events e ON e.source = c.source AND e.seq = c.seq
      ORDER BY e.judged_no`,
    values: [byteaArrayOfHex(enrolments)],
  },
  remember: (memory, rows: readonly AwaitingRow[]) => {
    const bySale = new Map<string, AwaitingClaim[]>();
    for (const row of rows) {
      const event = eventOf(row.bytes);
      if (event?.kind !== 'SaleClaimed') continue;
      const key = eventKey(row.sale_source, row.sale_seq);
      const claim = { name: { enrolment: row.source, seq: row.seq, hash: row.hash }, store: row.store_id, sale: event.sale, card: event.card, atMs: row.at_ms, sure: row.sure, heldNo: row.judged_no, earlier: row.earlier ?? undefined };
      bySale.set(key, [...(bySale.get(key) ?? []), claim]);
      memory.scopeHeads.set(`store:${row.store_id}`, Math.max(row.head, memory.scopeHeads.get(`store:${row.store_id}`) ?? 0));
    }
    for (const [key, claims] of bySale) memory.awaiting.set(key, claims);
  },
});

type AwaitingRow = {
  readonly source: EnrolmentId;
  readonly seq: Seq;
  readonly sale_source: EnrolmentId;
  readonly sale_seq: Seq;
  readonly hash: EventHash;
  readonly judged_no: JudgedNo;
  readonly store_id: StoreId;
  readonly at_ms: InstantMs;
  readonly sure: boolean;
  readonly bytes: Uint8Array;
  readonly head: JudgedNo;
  readonly earlier: readonly ShownAnswer[] | null;
};

/** The events that claims name, as they stand, and whether an earlier claim has them. */
export const claimedEvents = (names: readonly EventName[]): Read => ({
  statement: {
    name: 'read-claimed',
    text: `SELECT encode(t.source, 'hex') AS source, t.seq, encode(t.hash, 'hex') AS hash, t.store_id, t.at_ms, t.sure, t.received_ms, t.class, t.code, t.bytes, t.fork,
        EXISTS (SELECT 1 FROM claims c WHERE c.sale_source = t.source AND c.sale_seq = t.seq AND c.sale_hash = t.hash AND c.state = ${claimStateNumbers.attached}) AS claimed
      FROM (SELECT e.source, e.seq, e.hash, e.store_id, e.at_ms, e.sure, e.received_ms, e.class, e.code, e.bytes, false AS fork FROM unnest($1::bytea[], $2::int8[]) AS u(source, seq) JOIN events e ON e.source = u.source AND e.seq = u.seq
        UNION ALL SELECT f.source, f.seq, f.hash, f.store_id, f.at_ms, f.sure, f.received_ms, f.class, f.code, f.bytes, true FROM unnest($1::bytea[], $2::int8[], $3::bytea[]) AS u(source, seq, hash) JOIN forks f ON f.source = u.source AND f.seq = u.seq AND f.hash = u.hash) t`,
    values: [byteaArrayOfHex(names.map(({ enrolment }) => enrolment)), int8Array(names.map(({ seq }) => seq)), byteaArrayOfHex(names.map(({ hash }) => hash))],
  },
  remember: (memory, rows: readonly ClaimedRow[]) => {
    for (const row of rows) {
      // What this release cannot open is in custody, so that nobody can claim it yet.
      const event = eventOf(row.bytes);
      if (event === null) continue;
      const { store_id: store, at_ms: atMs, received_ms: receivedMs } = row;
      const key = row.fork ? forkKey(row.source, row.seq, row.hash) : eventKey(row.source, row.seq);
      memory.claimedEvents.set(key, { hash: row.hash, event, store, atMs, sure: row.sure, receivedMs, isHeld: isHeldClass(row.class), isNotCounted: row.code === 'HOLD_NOT_COUNTED', isClaimed: row.claimed });
    }
  },
});

type ClaimedRow = {
  readonly source: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly store_id: StoreId | null;
  readonly at_ms: InstantMs;
  readonly sure: boolean;
  readonly received_ms: InstantMs;
  readonly class: number;
  readonly code: string | null;
  readonly bytes: Uint8Array;
  readonly fork: boolean;
  readonly claimed: boolean;
};

const eventOf = (bytes: Uint8Array): DeviceEvent | null => {
  const split = splitEnvelope(bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : null;
  return decoded?.ok === true ? decoded.value : null;
};
