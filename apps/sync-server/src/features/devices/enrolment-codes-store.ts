import { sql } from 'kysely';
import { err, ok, type Result } from '@qoa/shared/result';
import type { InstantMs, StoreId } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';
import { bytesOfId } from './bits64.ts';
import type { NewEnrolment } from './devices-store.ts';

/** Why a code enrols nobody. */
export type CodeRefused =
  | { readonly code: 'ENROLMENT_CODE_UNKNOWN' }
  | { readonly code: 'ENROLMENT_CODE_EXPIRED'; readonly expiredAtMs: InstantMs }
  | { readonly code: 'ENROLMENT_CODE_USED' };

/** The store that a phone enters. */
export interface EnrolledStore {
  readonly id: StoreId;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

/** One-time codes; only their keyed hash is stored. */
export interface EnrolmentCodesStore {
  readonly add: (code: { readonly hash: Uint8Array; readonly store: StoreId; readonly createdMs: InstantMs; readonly expiresMs: InstantMs }) => Promise<void>;
  /** True while nobody has used the code and it has not expired. */
  readonly isOpen: (hash: Uint8Array, nowMs: InstantMs) => Promise<boolean>;
  /**
   * Uses the code and stores the enrolment that `enrolmentFor` makes for its store, both or neither. Of two at once, one wins.
   * The phone whose answer was lost may use the code again, with the same keys and before its first contact: it gets a new enrolment and the first ends as lost.
   *
   * Errors: ENROLMENT_CODE_UNKNOWN, ENROLMENT_CODE_EXPIRED, ENROLMENT_CODE_USED by another phone.
   */
  readonly use: (hash: Uint8Array, nowMs: InstantMs, enrolmentFor: (store: EnrolledStore) => NewEnrolment) => Promise<Result<EnrolledStore, CodeRefused>>;
  /** The store's row; null when there is none. */
  readonly storeOf: (store: StoreId) => Promise<EnrolledStore | null>;
}

/** One-time codes in the database. */
export const sqlEnrolmentCodesStore = ({ kysely }: Pick<Database, 'kysely'>): EnrolmentCodesStore => ({
  add: async ({ hash, store, createdMs, expiresMs }) => {
    await kysely.insertInto('enrolment_codes').values({ code_hash: Buffer.from(hash), store_id: store, created_ms: createdMs, expires_ms: expiresMs, used_ms: null, used_by: null }).execute();
  },
  isOpen: async (hash, nowMs) => {
    const row = await kysely.selectFrom('enrolment_codes').select('store_id').where('code_hash', '=', Buffer.from(hash)).where('used_ms', 'is', null).where('expires_ms', '>', nowMs).executeTakeFirst();
    return row !== undefined;
  },
  use: (hash, nowMs, enrolmentFor) =>
    kysely.transaction().execute(async (tx) => {
      // The lock on the code's row is what makes two phones take turns.
      const code = await tx.selectFrom('enrolment_codes').selectAll().where('code_hash', '=', Buffer.from(hash)).forUpdate().executeTakeFirst();
      if (code === undefined) return err({ code: 'ENROLMENT_CODE_UNKNOWN' });
      if (code.used_ms === null && nowMs >= code.expires_ms) return err({ code: 'ENROLMENT_CODE_EXPIRED', expiredAtMs: code.expires_ms });
      const store = await storeIn(tx, code.store_id as StoreId);
      if (store === null) return err({ code: 'ENROLMENT_CODE_UNKNOWN' });
      const enrolment = enrolmentFor(store);
      if (code.used_ms !== null && !(await isSamePhoneAgain(tx, hash, enrolment))) return err({ code: 'ENROLMENT_CODE_USED' });
      await insert(tx, enrolment);
      await endPredecessor(tx, hash, nowMs);
      await tx.updateTable('enrolment_codes').set({ used_ms: nowMs, used_by: bytesOfId(enrolment.enrolment) }).where('code_hash', '=', Buffer.from(hash)).execute();
      return ok(store);
    }),
  storeOf: (store) => storeIn(kysely, store),
});

type Reader = Database['kysely'];

const storeIn = async (db: Reader, id: StoreId): Promise<EnrolledStore | null> => {
  const row = await db.selectFrom('stores').select(['code', 'name', 'time_zone']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { id, code: row.code, name: row.name, timeZone: row.time_zone };
};

const isSamePhoneAgain = async (db: Reader, hash: Uint8Array, { agreementKey, signingKey }: NewEnrolment): Promise<boolean> => {
  const row = await db
    .selectFrom('enrolment_codes as c')
    .innerJoin('enrolments as e', 'e.id', 'c.used_by')
    .select('e.issued_ms')
    .where('c.code_hash', '=', Buffer.from(hash))
    .where('e.agreement_key', '=', Buffer.from(agreementKey))
    .where('e.signing_key', '=', Buffer.from(signingKey))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('contacts').select('contacts.source').whereRef('contacts.source', '=', 'e.id'))))
    .executeTakeFirst();
  return row !== undefined;
};

const endPredecessor = (db: Reader, hash: Uint8Array, nowMs: InstantMs): Promise<unknown> =>
  db
    .updateTable('enrolments')
    .set({ lost_ms: nowMs, revoked_ms: sql<number>`coalesce(revoked_ms, ${nowMs})` })
    .where('id', '=', (eb) => eb.selectFrom('enrolment_codes').select('used_by').where('code_hash', '=', Buffer.from(hash)))
    .execute();

const insert = (db: Reader, enrolment: NewEnrolment): Promise<unknown> =>
  db
    .insertInto('enrolments')
    .values({
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
      predecessor: enrolment.predecessor === null ? null : bytesOfId(enrolment.predecessor),
    })
    .execute();
