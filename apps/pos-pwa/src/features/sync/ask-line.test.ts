import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '@qoa/shared/result';
import type { PushRequest } from '@qoa/shared/protocol';
import { askingBy, askLine } from './ask-line.ts';

afterEach(() => void vi.useRealTimers());

const request: PushRequest = { header: '{}', tag: '0'.repeat(32) as PushRequest['tag'], events: [] };

const opened = () => {
  const sent: string[] = [];
  const line = askLine();
  line.opened((text) => void sent.push(text));
  return { line, sent };
};

const refused = { error: { code: 'RATE_LIMITED', facts: {}, message: { es: 'Espera', en: 'Wait' }, retry: 'same-bytes-later' } };

describe('the line of requests', () => {
  test('carries a push and brings its answer', async () => {
    const { line, sent } = opened();
    const answer = line.ask('/v1/push', request);
    expect(sent.map((text) => JSON.parse(text))).toEqual([{ ask: { id: 1, path: '/v1/push', request } }]);
    line.answered({ id: 1, status: 200, body: { frontier: 7 } });
    expect(await answer).toEqual(ok({ frontier: 7 }));
  });

  test('brings a refusal as HTTP would', async () => {
    const { line } = opened();
    const answer = line.ask('/v1/push', request);
    line.answered({ id: 1, status: 429, body: refused, retryAfterS: 3 });
    expect(await answer).toEqual(err({ code: 'RATE_LIMITED', facts: {}, words: { es: 'Espera', en: 'Wait' }, retryAfterMs: 3_000 }));
  });

  test('leaves to HTTP what its socket’s own session no longer may', async () => {
    const { line } = opened();
    const answer = line.ask('/v1/pull', { epoch: null, after: {}, limit: 500 });
    line.answered({ id: 1, status: 401, body: refused });
    expect(await answer).toBeNull();
  });

  test('leaves an answer to HTTP at once that is too large for a socket', async () => {
    const { line } = opened();
    const answer = line.ask('/v1/pull', { epoch: null, after: {}, limit: 500 });
    line.answered({ id: 1, status: 413, body: null });
    expect(await answer).toBeNull();
  });

  test('takes nothing without a socket, nothing that is too long, and so many at once', async () => {
    expect(await askLine().ask('/v1/push', request)).toBeNull();
    const { line, sent } = opened();
    expect(await line.ask('/v1/push', { ...request, events: ['A'.repeat(4_096)] })).toBeNull();
    const asked = Array.from({ length: 4 }, () => line.ask('/v1/outlook', {}));
    expect(await line.ask('/v1/push', request)).toBeNull();
    line.answered({ id: 3, status: 200, body: 'third' });
    expect([await asked[2], sent.length]).toEqual([ok('third'), 4]);
    const push = line.ask('/v1/push', request);
    line.answered({ id: 5, status: 200, body: 'fifth' });
    expect(await push).toEqual(ok('fifth'));
  });

  test('gives a push back when the socket ends under it, and takes none behind it', async () => {
    const { line } = opened();
    const answer = line.ask('/v1/push', request);
    line.closed();
    expect([await answer, await line.ask('/v1/push', request)]).toEqual([null, null]);
  });

  test('gives up a push that is not answered in time; its late answer is no other’s', async () => {
    vi.useFakeTimers();
    const { line } = opened();
    const late = line.ask('/v1/push', request);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await late).toBeNull();
    const next = line.ask('/v1/push', request);
    line.answered({ id: 1, status: 200, body: { frontier: 1 } });
    line.answered({ id: 2, status: 200, body: { frontier: 2 } });
    expect(await next).toEqual(ok({ frontier: 2 }));
  });
});

test('what the line does not take goes by HTTP, the same bytes, and so does every other door', async () => {
  const { line } = opened();
  const asked: unknown[] = [];
  const http = askingBy(line, { post: async (path, body) => (asked.push([path, body]), ok('by HTTP')) });
  const options = { timeoutMs: 30_000 };
  expect(await http.post('/v1/adoptions', request, options)).toEqual(ok('by HTTP'));
  const pushed = http.post('/v1/push', request, options);
  line.closed();
  expect(await pushed).toEqual(ok('by HTTP'));
  expect(asked).toEqual([['/v1/adoptions', request], ['/v1/push', request]]);
});
