import type { CardSessionResponse, LiveMessage, PullRequest, PullResponse, ReceiptResponse } from '@qoa/shared/protocol';
import type { Birthday } from '@qoa/shared/rules';

/** What a request brought: an answer, or why there is none. `refused`: this link, cookie or receipt is worth nothing here. */
export type Heard<T> = { readonly heard: true; readonly answer: T } | { readonly heard: false; readonly failure: 'offline' | 'away' | 'refused' };

/** The page's way to the server. A request never throws: no signal and a server away are answers too. */
export interface CardTransport {
  /** Exchanges the link's secret for a cookie. Again and again with the same secret is fine. */
  readonly openLink: (secret: string) => Promise<Heard<CardSessionResponse>>;
  /** The card of the cookie that is already there. */
  readonly openAgain: () => Promise<Heard<CardSessionResponse>>;
  /** Delivers the sealed sale of a receipt. Again and again is fine: it counts once. */
  readonly carry: (envelope: string) => Promise<Heard<ReceiptResponse>>;
  readonly pull: (request: PullRequest) => Promise<Heard<PullResponse>>;
  /** Where the card stands and what lies ahead of it: an outlook of the server's release. */
  readonly outlook: () => Promise<Heard<unknown>>;
  /** Why a purchase gave what it gave: an explanation of the server's release, in words. */
  readonly explanation: (judgedNo: number, lang: 'es' | 'en') => Promise<Heard<unknown>>;
  /** Tells the holder's birthday, once; the same again is fine. */
  readonly tellBirthday: (birthday: Birthday) => Promise<'kept' | 'told-before' | 'failed'>;
  /** Erases the card for ever; again is fine. */
  readonly erase: () => Promise<boolean>;
  /** Listens until the socket closes; `closed` is called once. */
  readonly listen: (said: (message: LiveMessage) => void, closed: () => void) => void;
}

const timeoutMs = 15_000;
const refusals: readonly number[] = [400, 401, 403, 404, 410, 422];
/** Of a receipt only what its bytes are says that it is worth nothing; anything else, as of a proxy in front of a server that changes, passes. */
const receiptRefusals: readonly number[] = [400, 422];
const conflict = 409;

/** Speaks to the server that served the page. */
export const serverTransport = (origin: string): CardTransport => {
  /** `told`: refusals that are answers, too; `final`: those after which trying again is no use. */
  const ask = async <T>(method: 'GET' | 'POST', path: string, body?: object, { told = [], final = refusals }: { readonly told?: readonly number[]; readonly final?: readonly number[] } = {}): Promise<Heard<T>> => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), timeoutMs);
    try {
      const response = await fetch(path, { method, signal: late.signal, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
      if (response.ok || told.includes(response.status)) return { heard: true, answer: await response.json() };
      return { heard: false, failure: final.includes(response.status) ? 'refused' : 'away' };
    } catch {
      // No answer at all. Whether the phone or the server lost its line cannot be told: `navigator.onLine` proves nothing.
      return { heard: false, failure: 'offline' };
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    openLink: (secret) => ask('POST', '/v1/card/session', { secret }),
    openAgain: () => ask('GET', '/v1/card'),
    carry: (envelope) => ask('POST', '/v1/receipts', { envelope }, { final: receiptRefusals }),
    pull: (request) => ask('POST', '/v1/pull?as=card', request),
    outlook: () => ask('GET', '/v1/card/outlook'),
    explanation: (judgedNo, lang) => ask('GET', `/v1/card/explanations/${judgedNo}?lang=${lang}`),
    tellBirthday: async (birthday) => {
      const heard = await ask<object>('POST', '/v1/card/birthday', birthday, { told: [conflict] });
      return !heard.heard ? 'failed' : 'error' in heard.answer ? 'told-before' : 'kept';
    },
    erase: async () => (await ask<object>('POST', '/v1/card/erasure', { sure: true })).heard,
    listen: (said, closed) => {
      const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/v1/live?as=card`);
      socket.onopen = () => socket.send('{"hello":{}}');
      socket.onmessage = ({ data }) => {
        const message: LiveMessage = JSON.parse(String(data));
        said(message);
      };
      socket.onclose = closed;
    },
  };
};
