import type { Epoch } from '@qoa/shared/ids';
import type { AskLine } from './ask-line.ts';
import { liveMessageSchema, parseTextAs, type LiveHello, type LiveMessage } from '@qoa/shared/protocol';

/** What a live socket tells. `closed` comes once, as the last. */
export interface LiveListener {
  readonly ready: (epoch: Epoch) => void;
  readonly hint: (hint: Extract<LiveMessage, { hint: unknown }>['hint']) => void;
  readonly closed: (retryAfterMs: number | null) => void;
}

/** Opens a socket and answers how to close it; a closed one tells nothing more. */
export type OpenLive = (token: string, listener: LiveListener) => () => void;

/** A socket that has not said `ready` by then is given up. */
const READY_TIMEOUT_MS = 15_000;

/**
 * Hints over a websocket to the server that this page came from, which carries short requests too where the server takes them. Law: last mile
 * `network` tells `offline` when the device has no network at all: the socket is dead then, and nothing else would say so for minutes.
 */
export const webSocketLive =
  (url: string, line: AskLine, network: EventTarget): OpenLive =>
  (token, listener) => {
    const socket = new WebSocket(url);
    let retryAfterMs: number | null = null;
    const impatience = setTimeout(() => socket.close(), READY_TIMEOUT_MS);
    const quiet = new AbortController();
    const on = { signal: quiet.signal };
    const end = (): void => {
      clearTimeout(impatience);
      quiet.abort();
      line.closed();
      socket.close();
    };
    const hear = (message: LiveMessage): void => {
      if ('ready' in message) {
        clearTimeout(impatience);
        if (message.ready.asks === true) line.opened((text) => socket.send(text));
        listener.ready(message.ready.epoch);
      } else if ('answered' in message) line.answered(message.answered);
      else if ('hint' in message) listener.hint(message.hint);
      else if ('bye' in message) retryAfterMs = message.bye.retryAfterMs;
    };
    socket.addEventListener('open', () => socket.send(JSON.stringify({ hello: { token } } satisfies LiveHello)), on);
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const read = typeof data === 'string' ? parseTextAs(liveMessageSchema, data) : null;
      // A kind of a newer server is passed over: a pull finds what it told.
      if (read?.ok === true) hear(read.value);
    }, on);
    const ended = (): void => {
      end();
      listener.closed(retryAfterMs);
    };
    socket.addEventListener('close', ended, on);
    network.addEventListener('offline', ended, on);
    return end;
  };
