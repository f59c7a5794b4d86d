import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
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
