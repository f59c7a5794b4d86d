import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What hashing a password costs. */
export interface PasswordCost {
  /** Memory and time, a power of two. */
  readonly n: number;
  readonly p: number;
}

/** 32 MB three times. Source: OWASP Password Storage Cheat Sheet, scrypt. */
export const usualCost: PasswordCost = { n: 32_768, p: 3 };

const blockSize = 8;
const keyBytes = 32;
const derive = promisify<Uint8Array, Uint8Array, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** The password's hash with its salt and cost, as text to be stored. */
export const passwordHash = async (password: string, salt: Uint8Array, cost: PasswordCost): Promise<string> => {
  const key = await keyOf(password, salt, cost);
  return `scrypt$${cost.n}$${cost.p}$${Buffer.from(salt).toString('base64url')}$${key.toString('base64url')}`;
};

/** True when this is the salt of a stored hash. */
export const hasSalt = (stored: string, salt: Uint8Array): boolean => stored.split('$')[3] === Buffer.from(salt).toString('base64url');

/** True when the password is the one that was hashed; the time it takes tells nothing of it. */
export const isPasswordOf = async (stored: string, password: string): Promise<boolean> => {
  const [, n = '', p = '', salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64url');
  const given = await keyOf(password, Buffer.from(salt, 'base64url'), { n: Number(n), p: Number(p) });
  return timingSafeEqual(expected, given);
};

/** Two ways to type one letter are one password. Source: NIST SP 800-63B, 5.1.1.2. */
const keyOf = (password: string, salt: Uint8Array, { n, p }: PasswordCost): Promise<Buffer> =>
  derive(Buffer.from(password.normalize('NFKC')), salt, keyBytes, { N: n, r: blockSize, p, maxmem: 256 * n * blockSize });
