import { sql } from 'kysely';
import type { EnrolmentId, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { Loss } from '@qoa/shared/loss';
import type { LossHealth } from '@qoa/shared/protocol';
import type { Database } from '../../platform/database.ts';
import type { NewPhone } from './facts.ts';

/** What is on record of losses, and of phones that the journal has yet to tell of. The judge alone writes it. */
export interface LossesStore {
  /** Null: no loss has this number. */
  readonly find: (no: JudgedNo) => Promise<Loss | null>;
  /** When staff declared the phone lost, null when they did not; undefined for an unknown enrolment. */
  readonly lostAtMs: (enrolment: EnrolmentId) => Promise<InstantMs | null | undefined>;
  /** Whether the phone's storage is on record as gone back. */
  readonly wentBack: (enrolment: EnrolmentId) => Promise<boolean>;
  /** Enrolments, oldest first, whose fact is not published yet; without their predecessor when the loss of it is on record already. */
  readonly untoldEnrolments: (limit: number) => Promise<readonly NewPhone[]>;
  readonly untoldRevocations: (limit: number) => Promise<readonly { readonly enrolment: EnrolmentId; readonly store: StoreId; readonly atMs: InstantMs }[]>;
  /** Enrolments of which the storage knows that they succeeded another: by their row, or by the loss of the other. */
  readonly knownSuccessors: () => Promise<ReadonlySet<EnrolmentId>>;
  /** Sources with holes of which no loss tells: those of before losses were on record. */
  readonly untoldHoles: (limit: number) => Promise<readonly EnrolmentId[]>;
  /** Every open loss, the newest first, then those closed since an instant, the last closed first. */
  readonly shown: (closedSinceMs: InstantMs, closedMax: number) => Promise<readonly LossHealth[]>;
}

/** Losses in the database. */
export const sqlLossesStore = ({ kysely }: Pick<Database, 'kysely'>): LossesStore => ({
  find: async (no) => {
    const row = await kysely.selectFrom('losses').select('body').where('no', '=', no).executeTakeFirst();
    return row === undefined ? null : lossOf(row.body);
  },
  lostAtMs: async (enrolment) => {
    const row = await kysely.selectFrom('enrolments').select('lost_ms').where('id', '=', Buffer.from(enrolment, 'hex')).executeTakeFirst();
    return row?.lost_ms;
  },
  wentBack: async (enrolment) => (await kysely.selectFrom('losses').select('no').where('source', '=', Buffer.from(enrolment, 'hex')).where('kind', '=', 'rolled-back').executeTakeFirst()) !== undefined,
  untoldEnrolments: async (limit) => {
    const { rows } = await sql<UntoldRow>`SELECT e.id, e.store_id, e.issued_ms, e.remembers, CASE WHEN l.no IS NULL THEN e.predecessor END AS predecessor FROM enrolments e
      LEFT JOIN losses l ON l.source = e.predecessor AND l.kind = 'evicted' AND l.body->'what'->>'successor' = encode(e.id, 'hex')
      WHERE e.enrolled_no IS NULL ORDER BY e.issued_ms, e.id LIMIT ${limit}`.execute(kysely);
    return rows.map((row) => ({ enrolment: idOf(row.id), store: row.store_id as StoreId, enrolledAtMs: row.issued_ms, predecessor: row.predecessor === null ? null : idOf(row.predecessor), remembers: row.remembers }));
  },
  untoldRevocations: async (limit) => {
    const rows = await kysely.selectFrom('enrolments').select(['id', 'store_id', 'revoked_ms']).where('revoked_ms', 'is not', null).where('revoked_no', 'is', null).orderBy('revoked_ms').orderBy('id').limit(limit).execute();
    return rows.map((row) => ({ enrolment: idOf(row.id), store: row.store_id as StoreId, atMs: row.revoked_ms ?? 0 }));
  },
  knownSuccessors: async () => {
    const { rows } = await sql<{ readonly successor: EnrolmentId }>`SELECT encode(id, 'hex') AS successor FROM enrolments WHERE predecessor IS NOT NULL
      UNION SELECT body->'what'->>'successor' FROM losses WHERE kind = 'evicted'`.execute(kysely);
    return new Set(rows.map(({ successor }) => successor));
  },
  untoldHoles: async (limit) => {
    const { rows } = await sql<{ readonly source: Buffer }>`SELECT s.source FROM sources s JOIN enrolments e ON e.id = s.source WHERE s.holes <> '[]'::jsonb
      AND NOT EXISTS (SELECT FROM losses l WHERE l.source = s.source AND l.kind IN ('hole', 'declared-lost')) ORDER BY s.source LIMIT ${limit}`.execute(kysely);
    return rows.map(({ source }) => idOf(source));
  },
  shown: async (closedSinceMs, closedMax) => {
    const selected = kysely.selectFrom('losses as l').leftJoin('admin_users as u', (join) => join.on(sql`u.id`, '=', sql`(l.body->'closed'->>'by')::int`)).select(['l.body', 'u.email']);
    const open = await selected.where('l.closed_ms', 'is', null).orderBy('l.no', 'desc').execute();
    const closed = await selected.where('l.closed_ms', '>=', closedSinceMs).orderBy('l.closed_ms', 'desc').orderBy('l.no', 'desc').limit(closedMax).execute();
    return [...open, ...closed].map(({ body, email }) => shownOf(lossOf(body), email));
  },
});

interface UntoldRow {
  readonly id: Buffer;
  readonly store_id: number;
  readonly issued_ms: InstantMs;
  readonly predecessor: Buffer | null;
  readonly remembers: boolean | null;
}

/** As the judge wrote it. */
const lossOf = (body: object): Loss => body as Loss;

/** Who closed it is told by their e-mail, as they sign in. */
const shownOf = ({ closed, ...loss }: Loss, email: string | null): LossHealth => ({ ...loss, closed: closed?.how === 'by-hand' ? { ...closed, by: email } : closed });

const idOf = (bytes: Buffer): EnrolmentId => bytes.toString('hex') as EnrolmentId;
