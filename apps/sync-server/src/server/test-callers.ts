import { assert } from '@qoa/shared/result';
import type { StoreId } from '@qoa/shared/ids';
import { sessionText } from '../features/devices/index.ts';
import { testPhone } from '../features/devices/test-phone.ts';
import { type TestHouse, testOrigin } from './test-house.ts';

/** What each kind of caller sends to prove itself. */
export interface TestCallers {
  readonly nobody: Headers;
  readonly device: Headers;
  readonly card: Headers;
  readonly admin: Headers;
  readonly support: Headers;
}

type Headers = Readonly<Record<string, string>>;

/** One true caller of every kind, made through the server's own doors. */
export const testCallers = async (house: TestHouse): Promise<TestCallers> => ({
  nobody: {},
  device: { authorization: `Bearer ${await deviceToken(house, 1 as StoreId)}` },
  card: { cookie: await cardCookie(house), origin: testOrigin },
  admin: { cookie: await staffCookie(house, 'admin'), origin: testOrigin },
  support: { cookie: await staffCookie(house, 'support'), origin: testOrigin },
});

/** A reading token of a phone freshly enrolled in `store`. */
export const deviceToken = async ({ app, features }: TestHouse, store: StoreId): Promise<string> => {
  const phone = await testPhone();
  const made = await features.enrolling.newCode(store, testOrigin);
  assert(made.ok, 'the store is seeded');
  const enrolled = await app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: made.value.code, agreementKey: phone.agreementKey, signingKey: phone.signingKey, app: 'test' } });
  const { enrolment } = enrolled.json();
  const { nonce } = (await app.inject({ method: 'POST', url: '/v1/sessions/nonce', payload: { enrolment } })).json();
  const session = await app.inject({ method: 'POST', url: '/v1/sessions', payload: { enrolment, nonce, signature: await phone.sign(sessionText(enrolment, nonce)) } });
  return session.json().token;
};

/** The cookie of a card's holder. */
export const cardCookie = async ({ app, features }: TestHouse): Promise<string> => {
  const { secret } = await features.cards.create();
  return cookieOfAnswer(await app.inject({ method: 'POST', url: '/v1/card/session', payload: { secret } }));
};

/** The cookie of somebody who signs in to the console. */
export const staffCookie = async ({ app, features }: TestHouse, role: 'admin' | 'support', email = `${role}@test.example`): Promise<string> => {
  const password = 'una frase larga';
  await features.admins.put({ email, password, role });
  return cookieOfAnswer(await app.inject({ method: 'POST', url: '/v1/admin/session', payload: { email, password } }));
};

/** The first cookie that an answer sets, as a browser sends it back. */
export const cookieOfAnswer = (answer: { readonly headers: Readonly<Record<string, unknown>> }): string => String(answer.headers['set-cookie']).split(';')[0] ?? '';
