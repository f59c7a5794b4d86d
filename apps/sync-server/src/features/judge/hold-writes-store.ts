import type { HoldRow } from '@qoa/shared/judge';
import { int8Array, textArray } from '../../platform/binary-arrays.ts';
import type { Statement } from '../../platform/database.ts';

/** A `hold-decided` fact as it is stored: who ended custody of what, why, what it was and what it became. */
export interface StoredHold extends Omit<HoldRow, 'judgedNo' | 'decided'>, Omit<HoldRow['decided'], 'seenNo'> {}

/** `HoldDecided` stands among the facts, so that the journal tells it in its place, and nobody can unsay it. */
export const holdRows = (rows: readonly HoldRow[]): Statement => ({
  name: 'write-people',
  text: `INSERT INTO facts (judged_no, kind, cpg_id, store_id, at_ms, body)
    SELECT n, 'hold-decided', NULL, s, a, b::jsonb FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::text[]) AS u(n, s, a, b)`,
  values: [
    int8Array(rows.map(({ judgedNo }) => judgedNo)),
    int8Array(rows.map(({ store }) => store)),
    int8Array(rows.map(({ decided }) => decided.atMs)),
    textArray(rows.map((row) => JSON.stringify(bodyOf(row)))),
  ],
});

const bodyOf = ({ enrolment, seq, hash, store, heldNo, was, became, decided: { choice, reason, by, atMs } }: HoldRow): StoredHold => ({ enrolment, seq, hash, store, heldNo, was, became, choice, reason, by, atMs });
