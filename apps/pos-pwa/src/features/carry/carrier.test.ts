import type { EnrolmentId } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { describe, expect, test } from 'vitest';
import type { Http } from '../../platform/http.ts';
import { httpCarrier } from './carrier.ts';

const own = '00112233445566ff' as EnrolmentId;

/** A server that answers each portion by the next of these. */
const carrierOver = (answers: readonly Awaited<ReturnType<Http['post']>>[], enrolment: EnrolmentId | null = own) => {
  const asked: { readonly path: string; readonly size: number; readonly token: string | undefined }[] = [];
  const http: Http = {
    post: (path, body, { token }) => {
      asked.push({ path, size: (body as { readonly envelopes: readonly string[] }).envelopes.length, token });
      return Promise.resolve(answers[asked.length - 1] ?? err({ code: 'NETWORK_AWAY', facts: {}, words: null, retryAfterMs: null }));
    },
  };
  return { asked, carrier: httpCarrier({ http, enrolment: () => enrolment, winToken: () => Promise.resolve(ok('token')) }) };
};
const lines = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `line-${i}`);

describe('a carrier', () => {
  test('delivers in portions and sums what the server took', async () => {
    const { asked, carrier } = carrierOver([ok({ taken: 499, unreadable: 1 }), ok({ taken: 3, unreadable: 0 })]);
    const told: number[] = [];
    expect(await carrier.deliver(lines(503), (done) => told.push(done))).toEqual(ok({ taken: 502, unreadable: 1 }));
    expect(asked).toEqual([{ path: '/v1/rescues', size: 500, token: 'token' }, { path: '/v1/rescues', size: 3, token: 'token' }]);
    expect(told).toEqual([500, 503]);
  });

  test('says why it stopped, and asks nothing more', async () => {
    const { asked, carrier } = carrierOver([]);
    expect(await carrier.deliver(lines(900), () => undefined)).toEqual(err({ code: 'NETWORK_AWAY' }));
    expect(asked).toHaveLength(1);
  });

  test('an answer of another shape is none', async () => {
    const { carrier } = carrierOver([ok({ fine: true })]);
    expect(await carrier.deliver(lines(1), () => undefined)).toEqual(err({ code: 'BODY_INVALID' }));
  });

  test('a phone without an enrolment delivers nothing', async () => {
    const { asked, carrier } = carrierOver([], null);
    expect(await carrier.deliver(lines(1), () => undefined)).toEqual(err({ code: 'ENROLMENT_UNKNOWN' }));
    expect(asked).toEqual([]);
  });
});
