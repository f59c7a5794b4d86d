import type { EnrolmentId, Epoch, InstantMs, Seq } from '@qoa/shared/ids';
import { readHolding, writeHolding } from './holding-store.ts';
import type { Covered } from './outbox.ts';
import { RING_AGE_MAX_MS, showsEarlier } from './ring.ts';
import { withoutSeq } from './seq-ranges.ts';
import type { EventKey, OutboxTables, RingRow } from './tables-store.ts';

/** Two looks at an index, whatever the ring holds. Law: kept */
export const ofOtherLife = async ({ ring }: OutboxTables, enrolment: EnrolmentId, epoch: Epoch): Promise<Seq | null> => {
  const first = (from: readonly unknown[], to: readonly unknown[]): Promise<RingRow | undefined> => ring.where('[enrolment+epoch+answer.judgedNo]').between(from, to).first();
  return ((await first([enrolment], [enrolment, epoch])) ?? (await first([enrolment, epoch, []], [enrolment, []])))?.seq ?? null;
};

/** How many envelopes leave the ring in one transaction. */
const FORGOTTEN_AT_ONCE_MAX = 500;

/** Lets the ring forget what is covered or old, a batch a transaction; answers how many. Law: kept */
export const pruneRing = async (tables: OutboxTables, enrolment: EnrolmentId, covered: Covered, nowMs: InstantMs): Promise<number> => {
  let forgotten = 0;
  for (;;) {
    const keys = await forgettable(tables, enrolment, covered, nowMs);
    if (keys.length === 0) return forgotten;
    await forget(tables, enrolment, keys, nowMs);
    forgotten += keys.length;
  }
};

/** Forgets the envelopes that were settled first, whoever wrote them; answers how many. For a phone that is full. Law: kept */
export const shedRing = async (tables: OutboxTables): Promise<number> => {
  const first = await tables.ring.orderBy('[enrolment+settledAtMs]').first();
  if (first === undefined) return 0;
  const keys = await tables.ring.where('[enrolment+settledAtMs]').between([first.enrolment, 0], [first.enrolment, Infinity]).limit(FORGOTTEN_AT_ONCE_MAX).primaryKeys();
  await forget(tables, first.enrolment, keys, 0);
  return keys.length;
};

const forgettable = async (tables: OutboxTables, enrolment: EnrolmentId, { epoch, judgedNo }: Covered, nowMs: InstantMs): Promise<EventKey[]> => {
  const covered = await tables.ring.where('[enrolment+epoch+answer.judgedNo]').between([enrolment, epoch, 0], [enrolment, epoch, judgedNo], true, true).filter((settled) => !showsEarlier(settled)).limit(FORGOTTEN_AT_ONCE_MAX).primaryKeys();
  if (covered.length > 0) return covered;
  return tables.ring.where('[enrolment+settledAtMs]').between([enrolment, 0], [enrolment, nowMs - RING_AGE_MAX_MS]).limit(FORGOTTEN_AT_ONCE_MAX).primaryKeys();
};

const forget = (tables: OutboxTables, enrolment: EnrolmentId, keys: EventKey[], nowMs: InstantMs): Promise<void> =>
  tables.database.transaction('rw', [tables.ring, tables.meta], async () => {
    const holding = await readHolding(tables, enrolment, nowMs);
    const ranges = keys.reduce((left, [, seq]) => withoutSeq(left, seq), holding.ranges);
    await Promise.all([tables.ring.bulkDelete(keys), writeHolding(tables, { ...holding, ranges })]);
  });
