import type { EnrolmentId, InstantMs } from '@qoa/shared/ids';
import type { Holding } from './outbox.ts';
import type { HoldingRow, OutboxTables } from './tables-store.ts';

const prefix = 'holding:';

/** The name under which an enrolment's holding is kept. */
export const holdingName = (enrolment: EnrolmentId): string => prefix + enrolment;

/** Of an enrolment that never wrote here: nothing, beginning at 1. */
export const noHolding = (enrolment: EnrolmentId, nowMs: InstantMs): HoldingRow => ({ enrolment, nextSeq: 1, ranges: [], queued: 0, sinceMs: nowMs });

/** What an enrolment has here. */
export const readHolding = async (tables: OutboxTables, enrolment: EnrolmentId, nowMs: InstantMs): Promise<HoldingRow> =>
  (await tables.holdings.get(holdingName(enrolment)))?.value ?? noHolding(enrolment, nowMs);

/** Writes what an enrolment has, in the transaction that changed it. */
export const writeHolding = async (tables: OutboxTables, row: HoldingRow): Promise<void> => {
  await tables.holdings.put({ name: holdingName(row.enrolment), value: row });
};

/** Every enrolment that ever wrote here, oldest first. */
export const readHoldings = async (tables: OutboxTables): Promise<readonly Holding[]> => {
  const rows = await tables.holdings.where('name').startsWith(prefix).toArray();
  const inOrder = rows.map(({ value }) => value).sort((a, b) => a.sinceMs - b.sinceMs);
  return Promise.all(inOrder.map((row) => holdingOf(tables, row)));
};

const holdingOf = async (tables: OutboxTables, row: HoldingRow): Promise<Holding> => {
  const oldest = row.queued === 0 ? undefined : await tables.queue.where('[enrolment+seq]').between([row.enrolment, 0], [row.enrolment, Infinity]).first();
  return { enrolment: row.enrolment, nextSeq: row.nextSeq, kept: row.ranges, queued: row.queued, oldestQueuedWallMs: oldest?.savedAtMs ?? null };
};
