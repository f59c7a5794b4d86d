import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert } from '@qoa/shared/result';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { type AdminDesk, adminDesk } from './admin-desk.ts';
import { type Admins, openAdmins } from './admins.ts';
import { sqlAdminStore } from './admin-store.ts';

let db: EmbeddedTestDatabase;
let desk: AdminDesk;
let admins: Admins;
const ana = { email: 'Ana@Qoa.example', password: 'una frase larga', role: 'admin' } as const;

beforeAll(async () => {
  db = await embeddedTestDatabase();
  const parts = { store: sqlAdminStore(db.database), cost: { n: 1024, p: 1 }, now: () => 1_790_000_000_000, random: randomBytes };
  desk = adminDesk(parts);
  admins = openAdmins(parts);
}, 60_000);
afterAll(() => db.drop(), 60_000);

test('who was added signs in, and is not added twice', async () => {
  expect((await desk.add(ana)).ok).toBe(true);
  expect((await admins.signIn('ana@qoa.example', ana.password)).ok).toBe(true);
  expect(await desk.add({ ...ana, email: 'ana@qoa.example ', password: 'otra frase larga' })).toEqual({ ok: false, error: 'ADMIN_KNOWN' });
  expect((await admins.signIn('ana@qoa.example', 'otra frase larga')).ok).toBe(false);
});

test('whoever is disabled is out at once, also of an open session, until a reset', async () => {
  const before = await admins.signIn('ana@qoa.example', ana.password);
  assert(before.ok, 'the password is right');
  expect((await desk.disable('ANA@qoa.example')).ok).toBe(true);
  expect([await admins.ofToken(before.value.token), (await admins.signIn('ana@qoa.example', ana.password)).ok]).toEqual([null, false]);
  expect((await desk.reset({ email: ana.email, password: 'la tercera es buena' })).ok).toBe(true);
  expect([await admins.ofToken(before.value.token), (await admins.signIn('ana@qoa.example', ana.password)).ok]).toEqual([null, false]);
  expect((await admins.signIn('ana@qoa.example', 'la tercera es buena')).ok).toBe(true);
});

test('an unknown person is neither reset nor disabled', async () => {
  expect(await desk.reset({ email: 'nadie@qoa.example', password: 'una frase larga' })).toEqual({ ok: false, error: 'ADMIN_UNKNOWN' });
  expect(await desk.disable('nadie@qoa.example')).toEqual({ ok: false, error: 'ADMIN_UNKNOWN' });
});

test.each(['', 'corta', 'once letras', 'aaaaaaaaaaaaaa', 'abababababababab', 'LUISA y un nombre', 'x1'.repeat(101)])('the weak password %j is refused, new or anew', async (password) => {
  expect(await desk.add({ email: 'luisa@qoa.example', password, role: 'support' })).toEqual({ ok: false, error: 'PASSWORD_WEAK' });
  expect(await desk.reset({ email: 'luisa@qoa.example', password })).toEqual({ ok: false, error: 'PASSWORD_WEAK' });
});

test.each(['', 'luisa', 'luisa@', '@qoa.example', 'dos palabras@qoa.example', 'a@b@c', `${'x'.repeat(101)}@qoa.example`])('%j is no e-mail', async (email) => {
  expect(await desk.add({ email, password: 'una frase larga', role: 'support' })).toEqual({ ok: false, error: 'EMAIL_INVALID' });
});
