import type { InstantMs } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';
import type { AdminRole } from '../wire/index.ts';

/** Who may sign in. */
export interface AdminUser {
  readonly user: number;
  readonly email: string;
  readonly role: AdminRole;
}

/** Somebody to be stored. */
export interface NewAdmin {
  readonly email: string;
  readonly passwordHash: string;
  readonly role: AdminRole;
}

/** People who sign in, and the hashes of their sessions. */
export interface AdminStore {
  readonly count: () => Promise<number>;
  /** Adds a person, or gives a known e-mail another password. */
  readonly put: (person: NewAdmin, nowMs: InstantMs) => Promise<AdminUser>;
  /** Null when the e-mail is taken, also by somebody who was disabled. */
  readonly add: (person: NewAdmin, nowMs: InstantMs) => Promise<AdminUser | null>;
  /** Another password, the right to sign in again, and the end of every session; null for an unknown e-mail. */
  readonly reset: (email: string, passwordHash: string, nowMs: InstantMs) => Promise<AdminUser | null>;
  /** The end of every session and of the right to sign in; null for an unknown e-mail. */
  readonly disable: (email: string, nowMs: InstantMs) => Promise<AdminUser | null>;
  /** Null for an unknown e-mail and for one that was disabled. */
  readonly byEmail: (email: string) => Promise<(AdminUser & { readonly passwordHash: string }) | null>;
  readonly addSession: (session: { readonly tokenHash: Uint8Array; readonly user: number; readonly createdMs: InstantMs; readonly expiresMs: InstantMs }) => Promise<void>;
  /** The person of a session that is neither over nor ended. */
  readonly bySession: (tokenHash: Uint8Array, nowMs: InstantMs) => Promise<AdminUser | null>;
  readonly endSession: (tokenHash: Uint8Array, nowMs: InstantMs) => Promise<void>;
}

/** People who sign in, in the database. */
export const sqlAdminStore = ({ kysely }: Pick<Database, 'kysely'>): AdminStore => ({
  count: async () => {
    const { users } = await kysely.selectFrom('admin_users').select((eb) => eb.fn.countAll<number>().as('users')).executeTakeFirstOrThrow();
    return Number(users);
  },
  put: async ({ email, passwordHash, role }, nowMs) => {
    const row = await kysely
      .insertInto('admin_users')
      .values({ email, password: passwordHash, role, created_ms: nowMs, disabled_ms: null })
      .onConflict((conflict) => conflict.column('email').doUpdateSet({ password: passwordHash, role }))
      .returning(['id', 'email', 'role'])
      .executeTakeFirstOrThrow();
    return userOf(row);
  },
  add: async ({ email, passwordHash, role }, nowMs) => {
    const row = await kysely
      .insertInto('admin_users')
      .values({ email, password: passwordHash, role, created_ms: nowMs, disabled_ms: null })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning(['id', 'email', 'role'])
      .executeTakeFirst();
    return row === undefined ? null : userOf(row);
  },
  reset: (email, passwordHash, nowMs) => changed(kysely, email, { password: passwordHash, disabled_ms: null }, nowMs),
  disable: (email, nowMs) => changed(kysely, email, { disabled_ms: nowMs }, nowMs),
  byEmail: async (email) => {
    const row = await kysely.selectFrom('admin_users').select(['id', 'email', 'role', 'password']).where('email', '=', email).where('disabled_ms', 'is', null).executeTakeFirst();
    return row === undefined ? null : { ...userOf(row), passwordHash: row.password };
  },
  addSession: async ({ tokenHash, user, createdMs, expiresMs }) => {
    await kysely.insertInto('admin_sessions').values({ token_hash: Buffer.from(tokenHash), user_id: user, created_ms: createdMs, expires_ms: expiresMs, ended_ms: null }).execute();
  },
  bySession: async (tokenHash, nowMs) => {
    const row = await kysely
      .selectFrom('admin_sessions as s')
      .innerJoin('admin_users as u', 'u.id', 's.user_id')
      .select(['u.id', 'u.email', 'u.role'])
      .where('s.token_hash', '=', Buffer.from(tokenHash))
      .where('s.expires_ms', '>', nowMs)
      .where('s.ended_ms', 'is', null)
      .where('u.disabled_ms', 'is', null)
      .executeTakeFirst();
    return row === undefined ? null : userOf(row);
  },
  endSession: async (tokenHash, nowMs) => {
    await kysely.updateTable('admin_sessions').set({ ended_ms: nowMs }).where('token_hash', '=', Buffer.from(tokenHash)).where('ended_ms', 'is', null).execute();
  },
});

/** Changes a person and ends their sessions, both or neither. */
const changed = (kysely: Database['kysely'], email: string, change: { readonly password?: string; readonly disabled_ms: InstantMs | null }, nowMs: InstantMs): Promise<AdminUser | null> =>
  kysely.transaction().execute(async (tx) => {
    const row = await tx.updateTable('admin_users').set(change).where('email', '=', email).returning(['id', 'email', 'role']).executeTakeFirst();
    if (row === undefined) return null;
    await tx.updateTable('admin_sessions').set({ ended_ms: nowMs }).where('user_id', '=', row.id).where('ended_ms', 'is', null).execute();
    return userOf(row);
  });

const userOf = (row: { readonly id: number; readonly email: string; readonly role: string }): AdminUser => ({ user: row.id, email: row.email, role: row.role === 'admin' ? 'admin' : 'support' });
