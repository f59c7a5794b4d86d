import { describe, expect, test } from 'vitest';
import { fetchHttp } from './http.ts';

const answering = (status: number, body: string, headers: Record<string, string> = {}): typeof fetch => async () => new Response(body, { status, headers });
const post = (fetch: typeof globalThis.fetch) => fetchHttp(fetch).post('/v1/push', { a: 1 }, { timeoutMs: 50, token: 'token' });

describe('a request to the server', () => {
  test('brings the answer of a server that is there', async () => {
    expect(await post(answering(200, '{"x":1}'))).toEqual({ ok: true, value: { x: 1 } });
  });

  test('sends JSON, and the token where only the server sees it', async () => {
    let sent: RequestInit | undefined;
    await post(async (_url, init) => {
      sent = init;
      return new Response('{}');
    });
    expect(sent).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json', authorization: 'Bearer token' } });
  });

  test('gives the code of a catalogued error, its words, and when to come back', async () => {
    const body = JSON.stringify({ error: { code: 'UNAVAILABLE', message: { es: 'Espera', en: 'Wait' }, facts: {}, retry: 'same-bytes-later' } });
    expect(await post(answering(503, body, { 'retry-after': '7' }))).toEqual({ ok: false, error: { code: 'UNAVAILABLE', facts: {}, words: { es: 'Espera', en: 'Wait' }, retryAfterMs: 7000 } });
  });

  test('law kept: no network, a page of a portal, a foreign error and silence all mean that nothing is known of what was sent', async () => {
    const silent: typeof fetch = (_url, init) => new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('too late', 'AbortError'))));
    const bad = [() => Promise.reject(new TypeError('no network')), answering(200, '<html>welcome to the airport</html>'), answering(502, '{"message":"bad gateway"}'), silent];
    for (const fetch of bad) expect(await post(fetch)).toMatchObject({ ok: false, error: { code: 'NETWORK_AWAY' } });
  });
});

test('all requests under way are ended at once, and the next is a new one', async () => {
  const asked: AbortSignal[] = [];
  const hanging = fetchHttp((_, init) => {
    const { signal } = init ?? {};
    if (!(signal instanceof AbortSignal)) throw new Error('every request can be ended');
    asked.push(signal);
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError'))));
  });
  const both = [hanging.post('/a', {}, { timeoutMs: 60_000 }), hanging.post('/b', {}, { timeoutMs: 60_000 })];
  hanging.abortAll();
  expect((await Promise.all(both)).map((answer) => (answer.ok ? null : answer.error.code))).toEqual(['NETWORK_AWAY', 'NETWORK_AWAY']);
  const next = hanging.post('/c', {}, { timeoutMs: 60_000 });
  expect(asked.at(-1)?.aborted).toBe(false);
  hanging.abortAll();
  expect((await next).ok).toBe(false);
});
