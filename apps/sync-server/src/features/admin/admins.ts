import { createHash } from 'node:crypto';
import { base64urlOf, bytesOfBase64url } from '@qoa/shared/bytes';
import type { InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { AdminRole } from '../wire/index.ts';
import type { AdminStore, AdminUser } from './admin-store.ts';
import { attemptLimit } from './attempt-limit.ts';
import { writtenEmail as written } from './written-email.ts';
import { hasSalt, isPasswordOf, type PasswordCost, passwordHash } from './passwords.ts';

/** Why nobody is signed in. */
export type SignInRefused = { readonly code: 'LOGIN_REFUSED' } | { readonly code: 'RATE_LIMITED'; readonly retryAfterS: number };

/** A session in one browser; its token is told here and only its hash is kept. */
export interface SignedIn extends AdminUser {
  readonly token: string;
  readonly expiresAtMs: InstantMs;
}

/** People of Qoa who sign in. */
export interface Admins {
  readonly count: () => Promise<number>;
  /** Adds a person, or sets the password of a known one. */
  readonly put: (person: Person) => Promise<AdminUser>;
  /** The same for a password derived together with `salt`: when that salt is already stored, the password is too, and nothing is hashed again. */
  readonly putDerived: (person: Person, salt: Uint8Array) => Promise<AdminUser>;
  /**
   * Errors: LOGIN_REFUSED, the same and as slow for a wrong password as for an unknown e-mail;
   * RATE_LIMITED after ten wrong tries for one e-mail within a quarter of an hour.
   */
  readonly signIn: (email: string, password: string) => Promise<Result<SignedIn, SignInRefused>>;
  /** The person of a session's token; null when it is over. */
  readonly ofToken: (token: string) => Promise<AdminUser | null>;
  readonly signOut: (token: string) => Promise<void>;
}

/** Somebody to be added. */
export interface Person {
  readonly email: string;
  readonly password: string;
  readonly role: AdminRole;
}

export interface AdminsParts {
  readonly store: AdminStore;
  readonly cost: PasswordCost;
  readonly now: () => InstantMs;
  readonly random: (length: number) => Uint8Array;
}

/** One working day. */
export const adminSessionLifeMs = 12 * 3_600_000;

/** People with passwords by scrypt. */
export const openAdmins = ({ store, cost, now, random }: AdminsParts): Admins => {
  const wrongTries = attemptLimit({ attemptsMax: 10, windowMs: 15 * 60_000, now });
  let nobody: Promise<string> | null = null;
  const put = async ({ email, password, role }: Person, salt: Uint8Array): Promise<AdminUser> =>
    store.put({ email: written(email), passwordHash: await passwordHash(password, salt, cost), role }, now());
  return {
    count: store.count,
    put: (person) => put(person, random(16)),
    putDerived: async (person, salt) => {
      const known = await store.byEmail(written(person.email));
      return known === null || !hasSalt(known.passwordHash, salt) ? put(person, salt) : known;
    },
    signIn: async (email, password) => {
      const waitMs = wrongTries.waitMs(written(email));
      if (waitMs > 0) return err({ code: 'RATE_LIMITED', retryAfterS: Math.ceil(waitMs / 1000) });
      wrongTries.add(written(email));
      // What an unknown e-mail is compared with, so that it takes as long as a known one.
      nobody ??= passwordHash(base64urlOf(random(16)), random(16), cost);
      const [unknown, person] = [await nobody, await store.byEmail(written(email))];
      const isTrue = await isPasswordOf(person?.passwordHash ?? unknown, password);
      if (person === null || !isTrue) return err({ code: 'LOGIN_REFUSED' });
      wrongTries.forget(written(email));
      const token = random(32);
      const expiresAtMs = now() + adminSessionLifeMs;
      await store.addSession({ tokenHash: hashOf(token), user: person.user, createdMs: now(), expiresMs: expiresAtMs });
      return ok({ user: person.user, email: person.email, role: person.role, token: base64urlOf(token), expiresAtMs });
    },
    ofToken: async (token) => {
      const bytes = bytesOfBase64url(token);
      return bytes.ok && bytes.value.length === 32 ? store.bySession(hashOf(bytes.value), now()) : null;
    },
    signOut: async (token) => {
      const bytes = bytesOfBase64url(token);
      if (bytes.ok) await store.endSession(hashOf(bytes.value), now());
    },
  };
};

const hashOf = (token: Uint8Array): Uint8Array => createHash('sha256').update(token).digest();
