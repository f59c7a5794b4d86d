import type { InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { AdminStore, AdminUser } from './admin-store.ts';
import type { Person } from './admins.ts';
import { type PasswordCost, passwordHash } from './passwords.ts';
import { writtenEmail } from './written-email.ts';

/** Why somebody was not added or changed. */
export type AdminRefused = 'EMAIL_INVALID' | 'PASSWORD_WEAK' | 'ADMIN_KNOWN' | 'ADMIN_UNKNOWN';

/** Who may sign in, as whoever runs the server decides at its own machine. */
export interface AdminDesk {
  /** Errors: EMAIL_INVALID; PASSWORD_WEAK; ADMIN_KNOWN, who may be reset instead. */
  readonly add: (person: Person) => Promise<Result<AdminUser, AdminRefused>>;
  /** Gives another password and ends every session; whoever was disabled may sign in again. Errors: PASSWORD_WEAK; ADMIN_UNKNOWN. */
  readonly reset: (person: Omit<Person, 'role'>) => Promise<Result<AdminUser, AdminRefused>>;
  /** Ends every session and the right to sign in. Errors: ADMIN_UNKNOWN. */
  readonly disable: (email: string) => Promise<Result<AdminUser, AdminRefused>>;
}

export interface AdminDeskParts {
  readonly store: Pick<AdminStore, 'add' | 'reset' | 'disable'>;
  readonly cost: PasswordCost;
  readonly now: () => InstantMs;
  readonly random: (length: number) => Uint8Array;
}

/** The desk over stored people. */
export const adminDesk = ({ store, cost, now, random }: AdminDeskParts): AdminDesk => ({
  add: async ({ email, password, role }) => {
    if (!/^[^\s@]{1,100}@[^\s@]{1,99}$/.test(writtenEmail(email))) return err('EMAIL_INVALID');
    if (isWeak(password, email)) return err('PASSWORD_WEAK');
    const added = await store.add({ email: writtenEmail(email), passwordHash: await passwordHash(password, random(16), cost), role }, now());
    return added === null ? err('ADMIN_KNOWN') : ok(added);
  },
  reset: async ({ email, password }) => {
    if (isWeak(password, email)) return err('PASSWORD_WEAK');
    return known(await store.reset(writtenEmail(email), await passwordHash(password, random(16), cost), now()));
  },
  disable: async (email) => known(await store.disable(writtenEmail(email), now())),
});

const known = (user: AdminUser | null): Result<AdminUser, AdminRefused> => (user === null ? err('ADMIN_UNKNOWN') : ok(user));

const lengthMin = 12;
/** What the door of sign-in reads. */
const lengthMax = 200;
const symbolsMin = 5;

/** Short, of few symbols, or holding the person's own name. Length is asked for, never kinds of symbols. Source: NIST SP 800-63B, 5.1.1.2. */
const isWeak = (password: string, email: string): boolean => {
  const plain = password.normalize('NFKC').toLowerCase();
  const [name = ''] = writtenEmail(email).split('@');
  return plain.length < lengthMin || password.length > lengthMax || new Set(plain).size < symbolsMin || (name.length > 2 && plain.includes(name));
};
