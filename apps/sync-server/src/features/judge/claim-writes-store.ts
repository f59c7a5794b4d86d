import type { ClaimRow, VerdictRow } from '@qoa/shared/judge';
import { boolArray, byteaArrayOfHex, int2Array, int8Array, textArray } from '../../platform/binary-arrays.ts';
import type { Statement } from '../../platform/database.ts';
import { answerColumn, classNumberOf } from '../feed/index.ts';

/** The numbers that stand for states in `claims`. Never renamed, never reused. */
export const claimStateNumbers: Readonly<Record<ClaimRow['state'], number>> = { awaiting: 1, attached: 2, refused: 3 };

/** One row a claim, as it stands now. That a sale is attached twice the database refuses. Law: once */
export const claimRows = (rows: readonly ClaimRow[]): Statement => ({
  name: 'write-claims',
  text: `INSERT INTO claims (source, seq, sale_source, sale_seq, sale_hash, state, earlier)
    SELECT s, n, ss, sn, sh, st, e::jsonb FROM unnest($1::bytea[], $2::int8[], $3::bytea[], $4::int8[], $5::bytea[], $6::int2[], $7::text[]) AS u(s, n, ss, sn, sh, st, e)
    ON CONFLICT (source, seq) DO UPDATE SET state = EXCLUDED.state, earlier = EXCLUDED.earlier`,
  values: [
    byteaArrayOfHex(rows.map(({ enrolment }) => enrolment)),
    int8Array(rows.map(({ seq }) => seq)),
    byteaArrayOfHex(rows.map(({ sale }) => sale.enrolment)),
    int8Array(rows.map(({ sale }) => sale.seq)),
    byteaArrayOfHex(rows.map(({ sale }) => sale.hash)),
    int2Array(rows.map(({ state }) => claimStateNumbers[state])),
    textArray(rows.map(({ earlier }) => (earlier === undefined ? null : JSON.stringify(earlier)))),
  ],
});

/** Custody that became a verdict: the event moves to its new place and remembers the old one; so does a fork. Law: once */
export const verdictRows = (rows: readonly VerdictRow[]): readonly Statement[] => {
  const [events, forks] = [rows.filter(({ isFork }) => !isFork), rows.filter(({ isFork }) => isFork)];
  return [...(events.length === 0 ? [] : [verdictsIn('events', events)]), ...(forks.length === 0 ? [] : [verdictsIn('forks', forks)])];
};

const verdictsIn = (table: 'events' | 'forks', rows: readonly VerdictRow[]): Statement => ({
  name: table === 'events' ? 'write-verdicts' : 'write-kept-forks',
  text: `UPDATE ${table} t SET judged_no = v.judged_no, held_no = v.held_no, kind = v.kind, class = v.class, code = v.code, answer = v.answer, card_id = v.card_id,
      at_ms = coalesce(v.at_ms, t.at_ms), sure = coalesce(v.sure, t.sure), received_ms = coalesce(v.received_ms, t.received_ms)
    FROM unnest($1::bytea[], $2::int8[], $3::int8[], $4::int8[], $5::int2[], $6::text[], $7::text[], $8::int8[], $9::int2[], $10::bytea[], $11::int8[], $12::bool[], $13::int8[]) AS v(source, seq, held_no, judged_no, class, code, answer, card_id, kind, hash, at_ms, sure, received_ms)
    WHERE t.source = v.source AND t.seq = v.seq AND t.hash = v.hash`,
  values: [
    byteaArrayOfHex(rows.map(({ enrolment }) => enrolment)),
    int8Array(rows.map(({ seq }) => seq)),
    int8Array(rows.map(({ heldNo }) => heldNo)),
    int8Array(rows.map(({ answer }) => answer.judgedNo)),
    int2Array(rows.map(({ answer }) => classNumberOf(answer))),
    textArray(rows.map(({ answer }) => answer.code)),
    textArray(rows.map(({ answer }) => answerColumn(answer))),
    int8Array(rows.map(({ card }) => card)),
    int2Array(rows.map(({ kindNumber }) => kindNumber)),
    byteaArrayOfHex(rows.map(({ hash }) => hash)),
    int8Array(rows.map(({ judgedBy }) => judgedBy?.atMs ?? null)),
    boolArray(rows.map(({ judgedBy }) => judgedBy?.sure ?? null)),
    int8Array(rows.map(({ judgedBy }) => judgedBy?.receivedMs ?? null)),
  ],
});
