import { decodeEvent, splitEnvelope } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, InstantMs, JudgedNo, Seq } from '@qoa/shared/ids';
import { type Arrival, passingCodes } from '@qoa/shared/judge';
import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';

/** What is kept because it could not be judged. */
export interface CustodyStore {
  /** Those behind a place that this release can read, as they would arrive, in their order; `through` is the place up to which it looked, null at the end. */
  readonly keptAfter: (after: JudgedNo, limit: number) => Promise<{ readonly kept: readonly Arrival[]; readonly through: JudgedNo | null }>;
}

/** Custody in the database. */
export const sqlCustodyStore = ({ kysely }: Pick<Database, 'kysely'>): CustodyStore => ({
  keptAfter: async (after, limit) => {
    const { rows } = await sql<KeptRow>`SELECT encode(source, 'hex') AS source, seq, encode(hash, 'hex') AS hash, bytes, at_ms, sure, received_ms, judged_no FROM events
      WHERE class = 4 AND code IN (${passing}) AND judged_no > ${after} ORDER BY judged_no LIMIT ${limit}`.execute(kysely);
    return { kept: rows.flatMap(readable), through: rows.at(-1)?.judged_no ?? null };
  },
});

/** Written out, as in the partial index: a parameter could be any code, and then no index serves. */
const passing = sql.join(passingCodes.map((code) => sql.lit(code)));

/** An event as it is stored, by its columns. */
export interface KeptRow {
  readonly source: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly bytes: Uint8Array;
  readonly at_ms: InstantMs;
  readonly sure: boolean;
  readonly received_ms: InstantMs;
  readonly judged_no: JudgedNo;
}

const readable = (row: KeptRow): readonly Arrival[] => {
  const kept = arrivalOfKept(row);
  return kept === null || kept.event.kind === 'Sealed' ? [] : [{ ...kept, fromCustody: true }];
};

/** What is stored, as it would arrive: with the time and the arrival of then. Null: its bytes do not open. */
export const arrivalOfKept = ({ source, seq, hash, bytes, at_ms: atMs, sure, received_ms: receivedMs }: KeptRow): Arrival | null => {
  const split = splitEnvelope(bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : null;
  // Its tag was verified when it came, and by then it was proved.
  return decoded?.ok !== true ? null : { envelope: { enrolment: source, seq, hash, bytes }, event: decoded.value, at: { atMs, sure, provedByMs: receivedMs }, receivedMs };
};
