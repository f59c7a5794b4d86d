import type { LossNews } from '@qoa/shared/judge';
import type { Loss } from '@qoa/shared/loss';
import { byteaArrayOfHex, int8Array, textArray } from '../../platform/binary-arrays.ts';
import type { Statement } from '../../platform/database.ts';

/** Losses as they stand now, over what stood. */
export const lossRows = (losses: readonly Loss[]): Statement => ({
  name: 'write-missing',
  text: `INSERT INTO losses (no, source, store_id, kind, noticed_ms, closed_ms, body)
    SELECT n, s, st, k, a, c, b::jsonb FROM unnest($1::int8[], $2::bytea[], $3::int8[], $4::text[], $5::int8[], $6::int8[], $7::text[]) AS u(n, s, st, k, a, c, b)
    ON CONFLICT (no) DO UPDATE SET closed_ms = EXCLUDED.closed_ms, body = EXCLUDED.body`,
  values: [
    int8Array(losses.map(({ no }) => no)),
    byteaArrayOfHex(losses.map(({ enrolment }) => enrolment)),
    int8Array(losses.map(({ store }) => store)),
    textArray(losses.map(({ what }) => what.kind)),
    int8Array(losses.map(({ noticedAtMs }) => noticedAtMs)),
    int8Array(losses.map(({ closed }) => closed?.atMs ?? null)),
    textArray(losses.map((loss) => JSON.stringify(loss))),
  ],
});

/** What is told of them stands among the facts, so that the journal tells it in its place. */
export const lossNewsRows = (news: readonly LossNews[]): Statement => ({
  name: 'write-news',
  text: `INSERT INTO facts (judged_no, kind, cpg_id, store_id, at_ms, body)
    SELECT n, k, NULL, s, a, b::jsonb FROM unnest($1::int8[], $2::text[], $3::int8[], $4::int8[], $5::text[]) AS u(n, k, s, a, b)`,
  values: [
    int8Array(news.map(({ judgedNo }) => judgedNo)),
    textArray(news.map((one) => `loss-${one.news}`)),
    int8Array(news.map(({ loss }) => loss.store)),
    int8Array(news.map(({ loss }) => loss.closed?.atMs ?? loss.noticedAtMs)),
    textArray(news.map(({ loss }) => JSON.stringify(loss))),
  ],
});
