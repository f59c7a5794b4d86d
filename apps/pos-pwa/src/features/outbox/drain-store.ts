import type { Table } from 'dexie';
import type { EnrolmentId, InstantMs, Seq } from '@qoa/shared/ids';
import { shortDigestOf } from '../../platform/digest.ts';
import { drawInto, type Damaged } from './drawer-store.ts';
import type { Outbox, Queued, Settled } from './outbox.ts';
import type { EventKey, OutboxTables } from './tables-store.ts';

/** Reads envelopes for a push. Bytes that lost their hash go to the drawer and the next ones take their place. Law: no poison */
export const drainOf = (tables: OutboxTables, now: () => InstantMs, changed: () => void): Pick<Outbox, 'peek' | 'resend'> => {
  const sound = async <Row extends Queued>(rows: readonly Row[]): Promise<readonly Row[] | 'damaged'> => {
    const damaged = await damagedAmong(rows);
    if (damaged.length === 0) return rows;
    await drawInto(tables, damaged, now());
    changed();
    return 'damaged';
  };
  const peek: Outbox['peek'] = async (enrolment, limit, from = 1) => {
    const rows = await sound(await rowsFrom(tables.queue, enrolment, from, limit));
    return rows === 'damaged' ? peek(enrolment, limit, from) : rows;
  };
  const resend: Outbox['resend'] = async (enrolment, from, limit) => {
    const [ring, queue] = await Promise.all([rowsFrom(tables.ring, enrolment, from, limit), rowsFrom(tables.queue, enrolment, from, limit)]);
    const rows = await sound<Queued | Settled>([...ring, ...queue].sort((a, b) => a.seq - b.seq).slice(0, limit));
    return rows === 'damaged' ? resend(enrolment, from, limit) : rows;
  };
  return { peek, resend };
};

const rowsFrom = <Row extends Queued>(table: Table<Row, EventKey>, enrolment: EnrolmentId, from: Seq, limit: number): Promise<readonly Row[]> =>
  table.where('[enrolment+seq]').between([enrolment, from], [enrolment, Infinity]).limit(limit).toArray();

const damagedAmong = async (rows: readonly Queued[]): Promise<readonly Damaged[]> => {
  const verdicts = await Promise.all(rows.map(async (row) => isSound(row)));
  return rows.filter((_, i) => verdicts[i] === false);
};

/** What comes from the disk is judged, not trusted: a damaged record may hold anything. */
const isSound = async ({ bytes, hash }: { readonly bytes: unknown; readonly hash: unknown }): Promise<boolean> =>
  bytes instanceof Uint8Array && bytes.length > 0 && (await shortDigestOf(new Uint8Array(bytes))) === hash;
