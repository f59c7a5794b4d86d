import type { Collection, Table } from 'dexie';
import type { EnrolmentId, InstantMs, Seq } from '@qoa/shared/ids';
import { inPortions } from '../../platform/in-portions.ts';
import { readHolding, writeHolding } from './holding-store.ts';
import type { Queued, SeqRange, Settlement } from './outbox.ts';
import { earlierOf, isLater } from './ring.ts';
import { withSeq } from './seq-ranges.ts';
import type { EventKey, OutboxTables, RingRow } from './tables-store.ts';

/**
 * Moves answered envelopes from the queue to the ring, each by its own (seq, hash). A portion is a transaction of its own: a sale that is being saved waits for one portion at
 * most, and a phone that dies in the middle keeps what went before. Law: kept
 */
export const settleIn = async (tables: OutboxTables, settlements: readonly Settlement[], now: () => InstantMs): Promise<void> => {
  const enrolments = new Set(settlements.map(({ enrolment }) => enrolment));
  for (const enrolment of enrolments) {
    await inPortions(settlements.filter((settlement) => settlement.enrolment === enrolment), (some) => settlePortion(tables, enrolment, some, now()));
  }
};

const settlePortion = (tables: OutboxTables, enrolment: EnrolmentId, settlements: readonly Settlement[], nowMs: InstantMs): Promise<void> =>
  tables.database.transaction('rw', [tables.queue, tables.ring, tables.meta], async () => {
    const left = await settleSome(tables, enrolment, settlements, nowMs);
    if (left === 0) return;
    const holding = await readHolding(tables, enrolment, nowMs);
    await writeHolding(tables, { ...holding, queued: holding.queued - left });
  });

/** Answers how many left the queue. */
const settleSome = async (tables: OutboxTables, enrolment: EnrolmentId, settlements: readonly Settlement[], nowMs: InstantMs): Promise<number> => {
  const seqs = settlements.map(({ answer }) => answer.seq);
  const [queued, settled] = await Promise.all([rowsBySeq(tables.queue, enrolment, seqs), rowsBySeq(tables.ring, enrolment, seqs)]);
  const leaving = new Set<Seq>();
  const arriving: RingRow[] = [];
  settlements.forEach(({ epoch, answer }) => {
    const earlier = settled.get(answer.seq);
    const waiting = queued.get(answer.seq);
    const row = waiting ?? earlier;
    if (row === undefined || row.hash !== answer.hash) return;
    if (waiting !== undefined) leaving.add(answer.seq);
    if (earlier !== undefined && !isLater({ epoch, answer }, earlier)) return;
    const { seq, hash, bytes, draft, savedAtMs } = row;
    arriving.push({ enrolment, seq, hash, bytes, draft, savedAtMs, epoch, answer, settledAtMs: nowMs, ...(earlier === undefined ? {} : earlierOf(earlier, { epoch })) });
  });
  await Promise.all([tables.ring.bulkPut(arriving), ...runsOf(leaving).map(([from, to]) => between(tables.queue, enrolment, from, to).delete())]);
  return leaving.size;
};

/** The rows under these numbers, by number. Numbers that lie close are read in one request: one for each would hold the page's thread. */
const rowsBySeq = async <Row extends Queued>(table: Table<Row, EventKey>, enrolment: EnrolmentId, seqs: readonly Seq[]): Promise<ReadonlyMap<Seq, Row>> => {
  const [from, to] = [Math.min(...seqs), Math.max(...seqs)];
  const close = to - from < 2 * seqs.length;
  const rows = close ? await between(table, enrolment, from, to).toArray() : await table.bulkGet(seqs.map((seq): EventKey => [enrolment, seq]));
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.seq, row]])));
};

const between = <Row>(table: Table<Row, EventKey>, enrolment: EnrolmentId, from: Seq, to: Seq): Collection<Row, EventKey> =>
  table.where('[enrolment+seq]').between([enrolment, from], [enrolment, to], true, true);

/** Exactly these numbers as ranges, each deleted at once. */
const runsOf = (seqs: ReadonlySet<Seq>): readonly SeqRange[] => [...seqs].reduce<readonly SeqRange[]>(withSeq, []);
