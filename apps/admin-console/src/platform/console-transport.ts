import { err, ok } from '@qoa/shared/result';
import type { Result } from '@qoa/shared/result';
import type { CloseLossRequest, EnrolmentCodeResponse, LiveMessage, PullRequest, PullResponse, RescueReport, SyncHealth } from '@qoa/shared/protocol';

/** Why a request brought nothing, with the server's own words where it gave some. */
export interface Refusal {
  readonly failure: 'away' | 'signed-out';
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The console's way to the server. A request never throws: a server away is an answer too. */
export interface ConsoleTransport {
  readonly signIn: (email: string, password: string) => Promise<Result<unknown, Refusal>>;
  readonly signOut: () => Promise<Result<unknown, Refusal>>;
  readonly health: () => Promise<Result<SyncHealth, Refusal>>;
  readonly pull: (request: PullRequest) => Promise<Result<PullResponse, Refusal>>;
  readonly newCode: (store: number) => Promise<Result<EnrolmentCodeResponse, Refusal>>;
  readonly revoke: (enrolment: string) => Promise<Result<unknown, Refusal>>;
  readonly declareLost: (enrolment: string) => Promise<Result<unknown, Refusal>>;
  readonly closeLoss: (no: number, request: CloseLossRequest) => Promise<Result<unknown, Refusal>>;
  /** At most 500 envelopes of a rescue file. */
  readonly rescue: (envelopes: readonly string[]) => Promise<Result<RescueReport, Refusal>>;
  /** Listens until the socket closes or the returned function is called; `closed` is called once, and only by the former. */
  readonly listen: (said: (message: LiveMessage) => void, closed: () => void) => () => void;
}

const timeoutMs = 15_000;
const away: Refusal = { failure: 'away', code: 'NETWORK_AWAY', facts: {} };

/** Speaks to the server that served the page. */
export const serverTransport = (origin: string): ConsoleTransport => ({
  signIn: (email, password) => ask('POST', '/v1/admin/session', { email, password }),
  signOut: () => ask('DELETE', '/v1/admin/session'),
  health: () => ask('GET', '/v1/admin/sync-health'),
  pull: (request) => ask('POST', '/v1/pull?as=console', request),
  newCode: (store) => ask('POST', '/v1/admin/enrolment-codes', { store }),
  revoke: (enrolment) => ask('POST', `/v1/admin/enrolments/${encodeURIComponent(enrolment)}/revoke`),
  declareLost: (enrolment) => ask('POST', `/v1/admin/enrolments/${encodeURIComponent(enrolment)}/declare-lost`),
  closeLoss: (no, request) => ask('POST', `/v1/admin/losses/${no}/close`, request),
  rescue: (envelopes) => ask('POST', '/v1/admin/rescues', { envelopes }),
  listen: (said, closed) => {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/v1/live?as=console`);
    socket.onopen = () => socket.send('{"hello":{}}');
    socket.onmessage = ({ data }) => {
      const message: LiveMessage = JSON.parse(String(data));
      said(message);
    };
    socket.onclose = closed;
    return () => {
      socket.onclose = null;
      socket.close();
    };
  },
});

const ask = async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Result<T, Refusal>> => {
  try {
    const response = await fetch(path, { method, signal: AbortSignal.timeout(timeoutMs), ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
    const text = await response.text();
    if (response.ok) return ok(text === '' ? null : JSON.parse(text));
    return err(refusalOf(response.status, text));
  } catch {
    return err(away);
  }
};

const refusalOf = (status: number, text: string): Refusal => {
  const failure = status === 401 ? 'signed-out' : 'away';
  const error = errorIn(text);
  return error === null ? { ...away, failure } : { failure, code: error.code, facts: error.facts ?? {} };
};

const errorIn = (text: string): { code: string; facts?: Refusal['facts'] } | null => {
  try {
    return JSON.parse(text).error ?? null;
  } catch {
    return null; // Not our server's words: a proxy in between, most likely.
  }
};
