import type { Facts } from '@qoa/shared/events';
import { errorBodySchema, parseAs } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';

/** Why a request brought no answer that counts. `code` is the server's, or NETWORK_AWAY when none was reached in time. */
export interface HttpFault {
  readonly code: string;
  readonly facts: Facts;
  /** The server’s own words: of a code that this release does not know there are no others. */
  readonly words: { readonly es: string; readonly en: string } | null;
  /** What the server asked for by Retry-After. */
  readonly retryAfterMs: number | null;
}

/** One JSON request to the server that this page came from. */
export interface Http {
  readonly post: (path: string, body: unknown, options: { readonly timeoutMs: number; readonly token?: string }) => Promise<Result<unknown, HttpFault>>;
}

/** Requests that can be begun anew. */
export interface FetchHttp extends Http {
  /** Ends every request that is under way, each with NETWORK_AWAY: one that hangs holds a connection that others wait for. */
  readonly abortAll: () => void;
}

/** Asks over the browser's `fetch`, which is passed in so that tests can stand in for the network. */
export const fetchHttp = (fetch: typeof globalThis.fetch): FetchHttp => {
  const underWay = new Set<AbortController>();
  return { post: postBy(fetch, underWay), abortAll: () => underWay.forEach((ending) => ending.abort()) };
};

const postBy =
  (fetch: typeof globalThis.fetch, underWay: Set<AbortController>): Http['post'] =>
  async (path, body, { timeoutMs, token }) => {
    const ending = new AbortController();
    underWay.add(ending);
    const timer = setTimeout(() => ending.abort(), timeoutMs);
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
        signal: ending.signal,
        cache: 'no-store',
      });
      const answer: unknown = await response.json();
      return response.ok ? ok(answer) : err(faultOfAnswer(answer, response.headers.get('retry-after')));
    } catch {
      // No connection, a cut one, a time-out, or a page of some portal instead of JSON: nothing is known of what was sent.
      return err(networkAway);
    } finally {
      clearTimeout(timer);
      underWay.delete(ending);
    }
  };

const networkAway: HttpFault = { code: 'NETWORK_AWAY', facts: {}, words: null, retryAfterMs: null };

/** The fault in an error body. What is not of that shape came from something between us and the server. */
export const faultOfAnswer = (answer: unknown, retryAfter: string | null): HttpFault => {
  const read = parseAs(errorBodySchema, answer);
  if (!read.ok) return networkAway;
  const { code, facts, message } = read.value.error;
  const retryAfterS = Number(retryAfter ?? NaN);
  return { code, facts, words: message, retryAfterMs: Number.isFinite(retryAfterS) ? retryAfterS * 1000 : null };
};
