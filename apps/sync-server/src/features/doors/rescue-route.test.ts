import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import { PUSH_EARLIER_MAX } from '@qoa/shared/protocol';
import { ok } from '@qoa/shared/result';
import type { Carried } from '../intake/index.ts';
import { rescueRoute } from './rescue-route.ts';

const [known, keyless] = ['00000000000000aa' as EnrolmentId, '00000000000000bb' as EnrolmentId];
const carried = (enrolment: EnrolmentId | null, changes: Partial<Carried> = {}): Carried => ({ enrolment, seq: 1, hash: 'ab'.repeat(16) as EventHash, answer: null, isPhoneKnown: true, waitsForKey: false, ...changes });

test('what waits for a key that the server is missing is told apart from damaged bytes, to phone and console', async () => {
  const answer = { seq: 1, hash: 'ab'.repeat(16) as EventHash, judgedNo: 1, class: 'accepted', code: null, facts: {}, given: [] } as const;
  const app = Fastify().setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  await app.register(rescueRoute({ carry: () => Promise.resolve(ok([carried(known, { answer }), carried(keyless, { waitsForKey: true }), carried(null)])) }));
  const asked = (url: string) => app.inject({ method: 'POST', url, payload: { envelopes: ['a', 'b', 'c'] } });
  expect((await asked('/v1/rescues')).json()).toEqual({ taken: 1, unreadable: 1 });
  expect((await asked('/v1/admin/rescues')).json()).toMatchObject({ results: [{ answer: { class: 'accepted' } }, { answer: null }, { enrolment: null }], waitsForKey: [keyless] });
});

test('what a file says of its answers goes in with its envelopes, by phone and console; a request without any is one of an earlier release', async () => {
  const told: (readonly (readonly string[] | undefined)[])[] = [];
  const app = Fastify().setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  await app.register(rescueRoute({ carry: (...content) => (told.push(content), Promise.resolve(ok([]))) }));
  const statusOf = async (url: string, payload: object): Promise<number> => (await app.inject({ method: 'POST', url, payload })).statusCode;
  for (const url of ['/v1/rescues', '/v1/admin/rescues']) {
    for (const payload of [{ envelopes: ['a'], answers: ['b', 'no answer'] }, { envelopes: ['a'] }]) expect(await statusOf(url, payload)).toBe(200);
    expect(await statusOf(url, { envelopes: ['a'], answers: Array.from({ length: PUSH_EARLIER_MAX + 1 }, () => 'b') })).toBe(400);
  }
  expect(told).toEqual([[['a'], ['b', 'no answer']], [['a'], undefined], [['a'], ['b', 'no answer']], [['a'], undefined]]);
});
