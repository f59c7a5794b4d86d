import { err, ok } from '@qoa/shared/result';
import { describe, expect, test } from 'vitest';
import type { Desk } from '../sync/index.ts';
import { deliver } from './deliver.ts';

/** A desk whose server answers each portion by the next of these. */
const deskOver = (answers: readonly Awaited<ReturnType<Desk['ask']>>[]) => {
  const asked: { readonly path: string; readonly size: number }[] = [];
  const desk: Desk = {
    ask: (path, body) => {
      asked.push({ path, size: (body as { readonly envelopes: readonly string[] }).envelopes.length });
      return Promise.resolve(answers[asked.length - 1] ?? err({ code: 'NETWORK_AWAY', facts: {}, words: null }));
    },
  };
  return { asked, desk };
};
const lines = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `line-${i}`);

describe('the sales of another phone', () => {
  test('are delivered in portions, and what the server took is summed', async () => {
    const { asked, desk } = deskOver([ok({ taken: 499, unreadable: 1 }), ok({ taken: 3, unreadable: 0 })]);
    const told: number[] = [];
    expect(await deliver(desk, lines(503), (done) => told.push(done))).toEqual(ok({ taken: 502, unreadable: 1 }));
    expect(asked).toEqual([{ path: '/v1/rescues', size: 500 }, { path: '/v1/rescues', size: 3 }]);
    expect(told).toEqual([500, 503]);
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
