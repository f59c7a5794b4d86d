import type { EnrolmentId, InstantMs, Seq } from '@qoa/shared/ids';
import { inPortions } from '../../platform/in-portions.ts';
import { readHolding, writeHolding } from './holding-store.ts';
import type { Settlement } from './outbox.ts';
import { isLater } from './ring.ts';
import type { EventKey, OutboxTables, RingRow } from './tables-store.ts';

/** Moves answered envelopes from the queue to the ring, each by its own (seq, hash), all of one enrolment in one transaction. Law: kept */
export const settleIn = async (tables: OutboxTables, settlements: readonly Settlement[], now: () => InstantMs): Promise<void> => {
  const enrolments = new Set(settlements.map(({ enrolment }) => enrolment));
  for (const enrolment of enrolments) {
    await settleEnrolment(tables, enrolment, settlements.filter((settlement) => settlement.enrolment === enrolment), now());
  }
};

const settleEnrolment = (tables: OutboxTables, enrolment: EnrolmentId, settlements: readonly Settlement[], nowMs: InstantMs): Promise<void> =>
  tables.database.transaction('rw', [tables.queue, tables.ring, tables.meta], async () => {
    let left = 0;
    await inPortions(settlements, async (some) => {
      left += await settleSome(tables, enrolment, some, nowMs);
    });
    if (left === 0) return;
    const holding = await readHolding(tables, enrolment, nowMs);
    await writeHolding(tables, { ...holding, queued: holding.queued - left });
  });

/** Answers how many left the queue. */
const settleSome = async (tables: OutboxTables, enrolment: EnrolmentId, settlements: readonly Settlement[], nowMs: InstantMs): Promise<number> => {
  const keys = settlements.map(({ answer }): EventKey => [enrolment, answer.seq]);
  const [queued, settled] = await Promise.all([tables.queue.bulkGet(keys), tables.ring.bulkGet(keys)]);
  const leaving = new Map<Seq, EventKey>();
  const arriving: RingRow[] = [];
  settlements.forEach(({ epoch, answer }, i) => {
    const earlier = settled[i];
    const row = queued[i] ?? earlier;
    if (row === undefined || row.hash !== answer.hash) return;
    if (queued[i] !== undefined) leaving.set(answer.seq, [enrolment, answer.seq]);
    if (earlier !== undefined && !isLater({ epoch, answer }, earlier)) return;
    const { seq, hash, bytes, draft, savedAtMs } = row;
    arriving.push({ enrolment, seq, hash, bytes, draft, savedAtMs, epoch, answer, settledAtMs: nowMs });
  });
  await Promise.all([tables.ring.bulkPut(arriving), tables.queue.bulkDelete([...leaving.values()])]);
  return leaving.size;
};
