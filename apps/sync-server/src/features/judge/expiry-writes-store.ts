import type { ExpiryRow, LotClosing } from '@qoa/shared/judge';
import { int4Array, int8Array, textArray } from '../../platform/binary-arrays.ts';
import type { Statement } from '../../platform/database.ts';

/** `CreditExpired` stands among the facts, so that journal and feeds tell it as one. */
export const expiryRows = (rows: readonly ExpiryRow[]): Statement => ({
  name: 'write-expiries',
  text: `INSERT INTO facts (judged_no, kind, cpg_id, store_id, at_ms, body)
    SELECT n, 'expired', NULL, s, a, b::jsonb FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::text[]) AS u(n, s, a, b)`,
  values: [
    int8Array(rows.map(({ judgedNo }) => judgedNo)),
    int8Array(rows.map(({ store }) => store)),
    int8Array(rows.map(({ atMs }) => atMs)),
    textArray(rows.map(({ store, cardCode, atMs, ended }) => JSON.stringify({ store, card: cardCode, atMs, ended }))),
  ],
});

/** So many units of each card's lots, those that end first before the others; lots that the same batch gives have their rows already as they are left. */
export const endedLots = (rows: readonly LotClosing[]): Statement => ({
  name: 'write-ended-lots',
  text: `UPDATE lots l SET remaining = l.remaining - t.taken
    FROM (SELECT o.card_id, o.programme_id, o.judged_no, least(o.remaining, greatest(0, u.units - (o.so_far - o.remaining))) AS taken
      FROM (SELECT unnest($1::int4[]), unnest($2::int4[]), unnest($3::int8[])) AS u(card_id, programme_id, units)
      JOIN LATERAL (SELECT x.card_id, x.programme_id, x.judged_no, x.remaining, sum(x.remaining) OVER (ORDER BY x.expires_at_ms, x.judged_no) AS so_far
        FROM lots x WHERE x.card_id = u.card_id AND x.programme_id = u.programme_id AND x.remaining > 0 AND x.expires_at_ms IS NOT NULL) o ON true) t
    WHERE t.taken > 0 AND l.card_id = t.card_id AND l.programme_id = t.programme_id AND l.judged_no = t.judged_no`,
  values: [int4Array(rows.map(({ card }) => card)), int4Array(rows.map(({ programme }) => programme)), int8Array(rows.map(({ units }) => units))],
});
