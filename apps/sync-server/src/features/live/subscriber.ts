import type { Scope } from '@qoa/shared/feed';
import type { LiveMessage } from '@qoa/shared/protocol';
import type { Reader } from '../feed/index.ts';

/** One open socket, as the hub sees it. */
export interface Subscriber {
  readonly reader: Reader;
  /** The scopes it is told of. */
  readonly scopes: ReadonlySet<Scope>;
  readonly send: (text: string) => void;
  /** Bytes that wait to leave. */
  readonly waitingBytes: () => number;
  readonly close: (code: LiveCloseCode) => void;
}

/** Why the server ends a socket. Source of the first three: RFC 6455, 7.4.1, and the registry of close codes. */
export const liveCloseCodes = {
  /** The server restarts: come back. */
  restart: 1012,
  /** Too slow, or too many from one place: come back later; nothing is lost, a pull finds it. */
  tryLater: 1013,
  /** No hello came in time, or the first message is none. */
  noHello: 4408,
  /** No token, no cookie, or one that is over. */
  unauthenticated: 4401,
  /** The reader may no longer read. */
  forbidden: 4403,
} as const;
export type LiveCloseCode = (typeof liveCloseCodes)[keyof typeof liveCloseCodes];

/** A message as it travels. */
export const liveText = (message: LiveMessage): string => JSON.stringify(message);
