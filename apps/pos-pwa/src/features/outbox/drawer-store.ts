import { eventHashOf } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, InstantMs, Seq } from '@qoa/shared/ids';
import { readHolding, writeHolding } from './holding-store.ts';
import type { Drawn } from './outbox.ts';
import { withoutSeq } from './seq-ranges.ts';
import type { DrawerRow, OutboxTables } from './tables-store.ts';

/** The name under which unreadable bytes lie. */
export interface Damaged {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
}

/** Moves unreadable bytes to the drawer; their number becomes a hole that the server will see. Other bytes under that number stay. */
export const drawInto = async (tables: OutboxTables, damaged: readonly Damaged[], nowMs: InstantMs): Promise<void> => {
  await tables.database.transaction('rw', [tables.queue, tables.ring, tables.drawer, tables.meta], async () => {
    for (const name of damaged) await draw(tables, name, nowMs);
  });
};

const draw = async (tables: OutboxTables, { enrolment, seq, hash }: Damaged, nowMs: InstantMs): Promise<void> => {
  const key: [EnrolmentId, Seq] = [enrolment, seq];
  const [queued, settled] = await Promise.all([tables.queue.get(key), tables.ring.get(key)]);
  const row = queued ?? settled;
  if (row === undefined || row.hash !== hash) return;
  const holding = await readHolding(tables, enrolment, nowMs);
  await Promise.all([
    tables.drawer.add({ enrolment, seq, hash, bytes: row.bytes, draft: row.draft, drawnAtMs: nowMs, savedAtMs: row.savedAtMs }),
    tables.queue.delete(key),
    tables.ring.delete(key),
    writeHolding(tables, { ...holding, ranges: withoutSeq(holding.ranges, seq), queued: holding.queued - (queued === undefined ? 0 : 1) }),
  ]);
};

/** All that lies in the drawer, newest first. */
export const drawnIn = async (tables: OutboxTables): Promise<readonly Drawn[]> => (await tables.drawer.reverse().toArray()).map(drawnOf);

const noHash = eventHashOf(new Uint8Array(32));

/** A damaged record may hold anything; what it says is only shown, and carried away. */
const drawnOf = ({ enrolment, seq, hash, bytes, savedAtMs, drawnAtMs }: DrawerRow): Drawn => ({
  enrolment,
  seq,
  // A list looks events up by it.
  hash: typeof hash === 'string' ? hash : noHash,
  bytes: bytes instanceof Uint8Array ? bytes : null,
  savedAtMs: typeof savedAtMs === 'number' ? savedAtMs : drawnAtMs,
  drawn: true,
});
