import { type Insertable, sql } from 'kysely';
import type { EnrolmentId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';
import type { Tables } from '../../platform/tables.ts';
import { bytesOfId, idOfBytes } from './bits64.ts';

/** A new enrolment to be stored. */
export interface NewEnrolment {
  readonly enrolment: EnrolmentId;
  readonly store: StoreId;
  readonly agreementKey: Uint8Array;
  readonly signingKey: Uint8Array;
  /** The server's public half of the agreement. */
  readonly serverKey: Uint8Array;
  readonly wrappedKey: Uint8Array;
  readonly keyId: string;
  readonly certificate: string;
  readonly certificateSignature: string;
  readonly app: string;
  /** What this browser was enrolled as before; null for a first enrolment. */
  readonly predecessor: EnrolmentId | null;
  /** Whether the phone still has its predecessor's keys and queue; null when it did not say. */
  readonly remembers: boolean | null;
  readonly issuedMs: InstantMs;
}

/** A stored enrolment, its message key still wrapped. */
export interface StoredEnrolment extends Pick<NewEnrolment, 'enrolment' | 'store' | 'signingKey' | 'wrappedKey' | 'keyId' | 'issuedMs'> {
  readonly revokedMs: InstantMs | null;
  readonly lostMs: InstantMs | null;
}

/** Enrolments and revocations. */
export interface DevicesStore {
  readonly find: (enrolment: EnrolmentId) => Promise<StoredEnrolment | null>;
  /** The time of revocation, the first one if it was revoked before; null for an unknown enrolment. */
  readonly revoke: (enrolment: EnrolmentId, nowMs: InstantMs) => Promise<InstantMs | null>;
  /** Stores an enrolment again that a restored storage lost; one that stands is left alone. */
  readonly adopt: (enrolment: Omit<NewEnrolment, 'serverKey'> & { readonly revokedMs: InstantMs | null; readonly lostMs: InstantMs | null }) => Promise<void>;
  /** Hears of every revocation, whichever process made it; after a broken connection of all there ever were. */
  readonly watchRevoked: (hear: (enrolment: EnrolmentId) => void) => Promise<void>;
  /** Up to `limit` enrolments whose key is wrapped by another key than `keyId`, in the order of their ids, behind `after` (null: from the first). */
  readonly wrappedOtherwise: (keyId: string, after: EnrolmentId | null, limit: number) => Promise<readonly StoredEnrolment[]>;
  /** Replaces the wrapping, unless it changed meanwhile. */
  readonly rewrap: (enrolment: EnrolmentId, from: Uint8Array, to: { readonly keyId: string; readonly wrapped: Uint8Array }) => Promise<void>;
}

/** Enrolments in the database. */
export const sqlDevicesStore = ({ kysely, listen }: Pick<Database, 'kysely' | 'listen'>): DevicesStore => {
  const selected = kysely
    .selectFrom('enrolments')
    .select(['id', 'store_id', 'signing_key', 'wrapped_key', 'key_id', 'issued_ms', 'revoked_ms', 'lost_ms']);
  return {
    find: async (enrolment) => {
      const row = await selected.where('id', '=', bytesOfId(enrolment)).executeTakeFirst();
      return row === undefined ? null : storedOf(row);
    },
    revoke: async (enrolment, nowMs) => {
      const row = await kysely
        .updateTable('enrolments')
        .set({ revoked_ms: sql<number>`coalesce(revoked_ms, ${nowMs})` })
        .where('id', '=', bytesOfId(enrolment))
        .returning(['revoked_ms', tellRevoked])
        .executeTakeFirst();
      return row?.revoked_ms ?? null;
    },
    adopt: async (enrolment) => {
      await kysely.insertInto('enrolments').values({ ...enrolmentRow(enrolment), revoked_ms: enrolment.revokedMs, lost_ms: enrolment.lostMs }).onConflict((conflict) => conflict.column('id').doNothing()).execute();
    },
    watchRevoked: (hear) =>
      listen(revokedChannel, (words) => hear(words as EnrolmentId), async () => (await revokedEver(kysely)).forEach(hear)),
    wrappedOtherwise: async (keyId, after, limit) => {
      const due = selected.where('key_id', '!=', keyId).orderBy('id').limit(limit);
      return (await (after === null ? due : due.where('id', '>', bytesOfId(after))).execute()).map(storedOf);
    },
    rewrap: async (enrolment, from, to) => {
      await kysely
        .updateTable('enrolments')
        .set({ wrapped_key: Buffer.from(to.wrapped), key_id: to.keyId })
        .where('id', '=', bytesOfId(enrolment))
        .where('wrapped_key', '=', Buffer.from(from))
        .execute();
    },
  };
};

/** The row of a new enrolment. */
export const enrolmentRow = (enrolment: Omit<NewEnrolment, 'serverKey'> & Partial<Pick<NewEnrolment, 'serverKey'>>): Insertable<Tables['enrolments']> => ({
  id: bytesOfId(enrolment.enrolment),
  store_id: enrolment.store,
  agreement_key: Buffer.from(enrolment.agreementKey),
  signing_key: Buffer.from(enrolment.signingKey),
  wrapped_key: Buffer.from(enrolment.wrappedKey),
  key_id: enrolment.keyId,
  certificate: enrolment.certificate,
  certificate_signature: enrolment.certificateSignature,
  app: enrolment.app,
  issued_ms: enrolment.issuedMs,
  revoked_ms: null,
  lost_ms: null,
  server_key: enrolment.serverKey === undefined ? null : Buffer.from(enrolment.serverKey),
  predecessor: enrolment.predecessor === null ? null : bytesOfId(enrolment.predecessor),
  remembers: enrolment.remembers,
});

const revokedChannel = 'qoa_revoked';

/** Tells every process of the row's revocation, at its commit. */
const tellRevoked = sql<string>`pg_notify(${sql.lit(revokedChannel)}, encode(enrolments.id, 'hex'))`.as('told');

const revokedEver = async (kysely: Database['kysely']): Promise<readonly EnrolmentId[]> =>
  (await kysely.selectFrom('enrolments').select('id').where('revoked_ms', 'is not', null).execute()).map(({ id }) => idOfBytes(id));

interface Row {
  readonly id: Buffer;
  readonly store_id: number;
  readonly signing_key: Buffer;
  readonly wrapped_key: Buffer;
  readonly key_id: string;
  readonly issued_ms: number;
  readonly revoked_ms: number | null;
  readonly lost_ms: number | null;
}

const storedOf = (row: Row): StoredEnrolment => ({
  enrolment: idOfBytes(row.id),
  store: row.store_id as StoreId,
  signingKey: row.signing_key,
  wrappedKey: row.wrapped_key,
  keyId: row.key_id,
  issuedMs: row.issued_ms,
  revokedMs: row.revoked_ms,
  lostMs: row.lost_ms,
});
