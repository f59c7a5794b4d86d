import type { InstantMs } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';
import type { AdminRole } from '../wire/index.ts';

/** Who may sign in. */
export interface AdminUser {
  readonly user: number;
  readonly email: string;
  readonly role: AdminRole;
}

/** People who sign in, and the hashes of their sessions. */
export interface AdminStore {
  readonly count: () => Promise<number>;
  /** Adds a person, or gives a known e-mail another password. */
  readonly put: (person: { readonly email: string; readonly passwordHash: string; readonly role: AdminRole }, nowMs: InstantMs) => Promise<AdminUser>;
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

const userOf = (row: { readonly id: number; readonly email: string; readonly role: string }): AdminUser => ({ user: row.id, email: row.email, role: row.role === 'admin' ? 'admin' : 'support' });
