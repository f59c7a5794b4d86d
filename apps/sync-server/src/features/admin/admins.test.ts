import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstantMs } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { type Admins, adminSessionLifeMs, openAdmins } from './admins.ts';
import { sqlAdminStore } from './admin-store.ts';

let db: EmbeddedTestDatabase;
let admins: Admins;
let nowMs: InstantMs = 1_790_000_000_000;

beforeAll(async () => {
  db = await embeddedTestDatabase();
  admins = openAdmins({ store: sqlAdminStore(db.database), cost: { n: 1024, p: 1 }, now: () => nowMs, random: randomBytes });
  await admins.put({ email: 'Ana@Qoa.example', password: 'una frase larga', role: 'admin' });
}, 60_000);
afterAll(() => db.drop(), 60_000);

test('who signs in is known by the token until signing out', async () => {
  const signedIn = await admins.signIn(' ana@qoa.example', 'una frase larga');
  assert(signedIn.ok, 'the password is right');
  expect(await admins.ofToken(signedIn.value.token)).toMatchObject({ email: 'ana@qoa.example', role: 'admin' });
  await admins.signOut(signedIn.value.token);
  expect(await admins.ofToken(signedIn.value.token)).toBeNull();
});

test('a session ends with the working day', async () => {
  const signedIn = await admins.signIn('ana@qoa.example', 'una frase larga');
  assert(signedIn.ok, 'the password is right');
  nowMs += adminSessionLifeMs;
  expect(await admins.ofToken(signedIn.value.token)).toBeNull();
});

test('a wrong password and an unknown e-mail get the same answer', async () => {
  expect(await admins.signIn('ana@qoa.example', 'otra frase')).toEqual({ ok: false, error: { code: 'LOGIN_REFUSED' } });
  expect(await admins.signIn('nadie@qoa.example', 'otra frase')).toEqual({ ok: false, error: { code: 'LOGIN_REFUSED' } });
});

test('after ten wrong tries even the right password waits, and then it works', async () => {
  nowMs += 3_600_000;
  for (let time = 0; time < 10; time++) await admins.signIn('ana@qoa.example', `no ${time}`);
  expect(await admins.signIn('ana@qoa.example', 'una frase larga')).toEqual({ ok: false, error: { code: 'RATE_LIMITED', retryAfterS: 900 } });
  nowMs += 900_000;
  expect((await admins.signIn('ana@qoa.example', 'una frase larga')).ok).toBe(true);
});

test('a derived password is hashed once, and again only when it is another', async () => {
  const salt = randomBytes(16);
  const stored = () => db.database.kysely.selectFrom('admin_users').select('password').where('email', '=', 'demo@qoa.example').executeTakeFirst();
  await admins.putDerived({ email: 'demo@qoa.example', password: 'uno', role: 'admin' }, salt);
  const first = await stored();
  await admins.putDerived({ email: 'demo@qoa.example', password: 'uno', role: 'admin' }, salt);
  expect(await stored()).toEqual(first);
  await admins.putDerived({ email: 'demo@qoa.example', password: 'dos', role: 'admin' }, randomBytes(16));
  expect((await admins.signIn('demo@qoa.example', 'dos')).ok).toBe(true);
});

test('two ways to type an accent are one password', async () => {
  await admins.put({ email: 'jose@qoa.example', password: 'contrase\u00f1a', role: 'support' });
  const signedIn = await admins.signIn('jose@qoa.example', 'contrasen\u0303a');
  expect(signedIn.ok && signedIn.value.role).toBe('support');
});

test('neither password nor token stands in the database', async () => {
  const signedIn = await admins.signIn('ana@qoa.example', 'una frase larga');
  assert(signedIn.ok, 'the password is right');
  const { kysely } = db.database;
  const stored = JSON.stringify([await kysely.selectFrom('admin_users').selectAll().execute(), (await kysely.selectFrom('admin_sessions').selectAll().execute()).map((row) => row.token_hash.toString('base64url'))]);
  expect(stored).not.toContain('una frase larga');
  expect(stored).not.toContain(signedIn.value.token);
});

test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(500)])('noise %s is no token', async (token) => {
  expect(await admins.ofToken(token)).toBeNull();
});
