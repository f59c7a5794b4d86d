import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Epoch, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { openAdmins, sqlAdminStore } from '../features/admin/index.ts';
import { keyringOf } from '../features/config/index.ts';
import { enrolling as openEnrolling, signerOf, sqlEnrolmentCodesStore } from '../features/devices/index.ts';
import { testPhone } from '../features/devices/test-phone.ts';
import { sqlSyncHealthStore } from '../features/health/index.ts';
import { proofsOf } from '../features/wire/index.ts';
import type { Database } from '../platform/database.ts';
import { migrate, readMigrations } from '../platform/migrations.ts';
import { postgresTestDatabase } from '../platform/test-postgres.ts';

let database: Database;
let drop: () => Promise<void>;

const base64 = (): string => randomBytes(32).toString('base64');
const now = (): number => 1_795_000_000_000;
const proofs = proofsOf(base64());
const store = 1 as StoreId;

beforeAll(async () => {
  ({ database, drop } = await postgresTestDatabase());
  await migrate(database.kysely, await readMigrations());
  await database.kysely.insertInto('stores').values({ id: store, code: 'T1', name: 'Tienda', time_zone: 'America/Mexico_City' }).execute();
});
afterAll(() => drop());

test('of eight phones with one code on eight connections at once, one is enrolled', async () => {
  const enrolling = openEnrolling({ codes: sqlEnrolmentCodesStore(database), keyring: keyringOf(`k1:${base64()}`, randomBytes), signer: signerOf(base64()), proofs, epoch: () => Promise.resolve('0'.repeat(16) as Epoch), now, random: randomBytes, onEnrolled: () => undefined });
  const made = await enrolling.newCode(store, 'https://qoa.example');
  assert(made.ok, 'the store exists');
  const phones = await Promise.all(Array.from({ length: 8 }, testPhone));
  const answers = await Promise.all(phones.map(({ agreementKey, signingKey }) => enrolling.enrol({ code: made.value.code, agreementKey, signingKey, app: 'test' }, null)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(Array.from({ length: 7 }, () => 'ENROLMENT_CODE_USED'));
  const rows = await database.kysely.selectFrom('enrolments').select('id').execute();
  expect(rows).toHaveLength(1);
});

test('people sign in and the console reads, on PostgreSQL too', async () => {
  const admins = openAdmins({ store: sqlAdminStore(database), cost: { n: 1024, p: 1 }, now, random: randomBytes });
  await admins.put({ email: 'ana@qoa.example', password: 'una frase', role: 'support' });
  const signedIn = await admins.signIn('ana@qoa.example', 'una frase');
  assert(signedIn.ok, 'the password is right');
  expect((await admins.ofToken(signedIn.value.token))?.role).toBe('support');
  expect((await sqlSyncHealthStore(database, () => true).stores(now()))[0]).toMatchObject({ name: 'Tienda', devices: [{ state: 'active' }] });
});
