import { sql } from 'kysely';
import { err, ok, type Result } from '@qoa/shared/result';
import type { EnrolmentId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';
import { bytesOfId, idOfBytes } from './bits64.ts';
import { enrolmentRow, type NewEnrolment } from './devices-store.ts';

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

/** A phone that is in: where, and under which enrolment. */
export interface Entered {
  readonly store: EnrolledStore;
  readonly enrolment: Pick<NewEnrolment, 'enrolment' | 'serverKey' | 'certificate' | 'certificateSignature' | 'predecessor' | 'remembers'>;
}

/** A code that was used, and by which phone. */
export interface CodeUse {
  readonly enrolment: EnrolmentId;
  readonly atMs: InstantMs;
}

/** One-time codes; only their keyed hash is stored. */
export interface EnrolmentCodesStore {
  /** Opens a code until it expires; one that stands is open for longer, and a used one stays used; `used`: by whom it was, though no row says so. Answers whether a phone may still use it, be it the one that did and was not told. */
  readonly add: (code: { readonly hash: Uint8Array; readonly store: StoreId; readonly createdMs: InstantMs; readonly expiresMs: InstantMs; readonly used: CodeUse | null }) => Promise<boolean>;
  /** True while nobody has used the code and it has not expired. */
  readonly isOpen: (hash: Uint8Array, nowMs: InstantMs) => Promise<boolean>;
  /**
   * Uses the code and stores the enrolment that `enrolmentFor` makes for its store, both or neither. Of two at once, one wins.
   * The phone whose answer was lost may use the code again, with the same keys and before its first contact: it is told the same enrolment again, and nothing is stored.
   *
   * Errors: ENROLMENT_CODE_UNKNOWN, ENROLMENT_CODE_EXPIRED, ENROLMENT_CODE_USED by another phone.
   */
  readonly use: (hash: Uint8Array, nowMs: InstantMs, enrolmentFor: (store: EnrolledStore) => NewEnrolment) => Promise<Result<Entered, CodeRefused>>;
  /** The store's row; null when there is none. */
  readonly storeOf: (store: StoreId) => Promise<EnrolledStore | null>;
}

/** One-time codes in the database. */
export const sqlEnrolmentCodesStore = ({ kysely }: Pick<Database, 'kysely'>): EnrolmentCodesStore => ({
  add: async ({ hash, store, createdMs, expiresMs, used }) => {
    const added = kysely.insertInto('enrolment_codes').values({ code_hash: Buffer.from(hash), store_id: store, created_ms: createdMs, expires_ms: expiresMs, used_ms: used?.atMs ?? null, used_by: used === null ? null : bytesOfId(used.enrolment) }).onConflict((standing) => standing.column('code_hash').doUpdateSet({ expires_ms: expiresMs })).returning('used_by');
    const { used_by: usedBy } = await added.executeTakeFirstOrThrow();
    return usedBy === null || (await yetUnseen(kysely, usedBy).select('e.id').executeTakeFirst()) !== undefined;
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
      if (code.used_by !== null) {
        const before = await enrolmentBefore(tx, code.used_by, enrolment);
        return before === null ? err({ code: 'ENROLMENT_CODE_USED' }) : ok({ store, enrolment: before });
      }
      await tx.insertInto('enrolments').values(enrolmentRow(enrolment)).execute();
      await tx.updateTable('enrolment_codes').set({ used_ms: nowMs, used_by: bytesOfId(enrolment.enrolment) }).where('code_hash', '=', Buffer.from(hash)).execute();
      return ok({ store, enrolment });
    }),
  storeOf: (store) => storeIn(kysely, store),
});

type Reader = Database['kysely'];

const storeIn = async (db: Reader, id: StoreId): Promise<EnrolledStore | null> => {
  // A message may name any whole number, and the column is narrower: compared as int8, what it cannot hold is simply not there.
  const row = await db.selectFrom('stores').select(['code', 'name', 'time_zone']).where('id', '=', sql<number>`${id}::int8`).executeTakeFirst();
  return row === undefined ? null : { id, code: row.code, name: row.name, timeZone: row.time_zone };
};

/** An enrolment whose phone has yet to make its first contact. After a contact it may have given out numbers, and a phone that lost them never takes up an old enrolment. */
const yetUnseen = (db: Reader, enrolment: Buffer) =>
  db
    .selectFrom('enrolments as e')
    .where('e.id', '=', enrolment)
    .where('e.revoked_ms', 'is', null)
    .where('e.lost_ms', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('contacts').select('contacts.source').whereRef('contacts.source', '=', 'e.id'))));

/** The enrolment that this code gave to these very keys, while it may be told again; null for another phone. */
const enrolmentBefore = async (db: Reader, usedBy: Buffer, { agreementKey, signingKey }: NewEnrolment): Promise<Entered['enrolment'] | null> => {
  const row = await yetUnseen(db, usedBy)
    .select(['e.server_key', 'e.certificate', 'e.certificate_signature', 'e.predecessor', 'e.remembers'])
    .where('e.agreement_key', '=', Buffer.from(agreementKey))
    .where('e.signing_key', '=', Buffer.from(signingKey))
    .executeTakeFirst();
  // What was enrolled before the column stood has no answer to repeat.
  if (row === undefined || row.server_key === null) return null;
  const { server_key: serverKey, certificate, certificate_signature: certificateSignature, predecessor, remembers } = row;
  return { enrolment: idOfBytes(usedBy), serverKey, certificate, certificateSignature, predecessor: predecessor === null ? null : idOfBytes(predecessor), remembers };
};
