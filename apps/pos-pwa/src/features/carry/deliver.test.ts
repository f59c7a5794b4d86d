import { err, ok } from '@qoa/shared/result';
import { describe, expect, test } from 'vitest';
import type { Desk } from '../sync/index.ts';
import { deliver } from './deliver.ts';

/** A desk whose server answers each portion by the next of these. */
const deskOver = (replies: readonly Awaited<ReturnType<Desk['ask']>>[]) => {
  const asked: { readonly path: string; readonly size: number | undefined; readonly answers: readonly string[] | undefined }[] = [];
  const desk: Desk = {
    ask: (path, body) => {
      const { envelopes, answers } = body as { readonly envelopes?: readonly string[]; readonly answers?: readonly string[] };
      asked.push({ path, size: envelopes?.length, answers });
      return Promise.resolve(replies[asked.length - 1] ?? err({ code: 'NETWORK_AWAY', facts: {}, words: null }));
    },
  };
  return { asked, desk };
};
const phone = { certificate: '{}', certificateSignature: 'S' };
const lines = (count: number, certificates: readonly (typeof phone)[] = []) => ({ certificates, envelopes: Array.from({ length: count }, (_, i) => `line-${i}`), answers: new Map([['line-1', ['first', 'second']], ['line-502', ['third']]]) });

describe('the sales of another phone', () => {
  test('are delivered in portions, each with what its sales were answered, and what the server took is summed', async () => {
    const { asked, desk } = deskOver([ok({ taken: 499, unreadable: 1 }), ok({ taken: 1, unreadable: 0 })]);
    const told: number[] = [];
    expect(await deliver(desk, lines(503), (done) => told.push(done))).toEqual(ok({ taken: 500, unreadable: 1, waiting: 2 }));
    expect(asked).toEqual([{ path: '/v1/rescues', size: 500, answers: ['first', 'second'] }, { path: '/v1/rescues', size: 3, answers: ['third'] }]);
    expect(told).toEqual([500, 503]);
  });

  test('come after the certificates of their phone; one that the server refuses keeps nothing back', async () => {
    const { asked, desk } = deskOver([ok({ enrolment: 'b40e77aa19c3d5f2' }), err({ code: 'CERTIFICATE_WRONG', facts: {}, words: null }), ok({ taken: 1, unreadable: 1 })]);
    expect(await deliver(desk, lines(2, [phone, phone]), () => undefined)).toEqual(ok({ taken: 1, unreadable: 1, waiting: 0 }));
    expect(asked.map(({ path }) => path)).toEqual(['/v1/adoptions', '/v1/adoptions', '/v1/rescues']);
    for (const code of ['NETWORK_AWAY', 'RATE_LIMITED', 'UNAVAILABLE']) expect(await deliver(deskOver([err({ code, facts: {}, words: null })]).desk, lines(2, [phone]), () => undefined)).toEqual(err({ code }));
  });

  test('that the server does not take: it says why, and nothing more is asked', async () => {
    const { asked, desk } = deskOver([]);
    expect(await deliver(desk, lines(900), () => undefined)).toEqual(err({ code: 'NETWORK_AWAY' }));
    expect(asked).toHaveLength(1);
  });

  test('an answer of another shape is none', async () => {
    const { desk } = deskOver([ok({ fine: true })]);
    expect(await deliver(desk, lines(1), () => undefined)).toEqual(err({ code: 'BODY_INVALID' }));
  });
});
