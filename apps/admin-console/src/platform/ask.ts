import { err, ok } from '@qoa/shared/result';
import type { Result } from '@qoa/shared/result';

/** Why a request brought nothing, with the server's own words where it gave some. */
export interface Refusal {
  readonly failure: 'away' | 'signed-out';
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** How long a request may take, and what ends it before. */
export interface Patience {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const timeoutMs = 15_000;
const away: Refusal = { failure: 'away', code: 'NETWORK_AWAY', facts: {} };

/** Asks the server that served the page. Never throws: a server away is an answer too. */
export const ask = async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, patience: Patience = {}): Promise<Result<T, Refusal>> => {
  try {
    const response = await fetch(path, { method, signal: endOf(patience), ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
    const text = await response.text();
    if (response.ok) return ok(text === '' ? null : JSON.parse(text));
    return err(refusalOf(response.status, text));
  } catch {
    return err(away);
  }
};

const endOf = (patience: Patience): AbortSignal => {
  const late = AbortSignal.timeout(patience.timeoutMs ?? timeoutMs);
  return patience.signal === undefined ? late : AbortSignal.any([late, patience.signal]);
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
