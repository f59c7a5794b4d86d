import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { webSocketLive, type LiveListener } from './live-transport.ts';
import { askLine } from './ask-line.ts';

/** A socket that does what the test says. */
class ScriptedSocket extends EventTarget {
  static last: ScriptedSocket;
  readonly sent: string[] = [];
  readonly url: string;
  closed = false;

  constructor(url: string) {
    super();
    this.url = url;
    ScriptedSocket.last = this;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }

  opens(): void {
    this.dispatchEvent(new Event('open'));
  }

  says(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: typeof message === 'string' ? message : JSON.stringify(message) }));
  }

  drops(): void {
    this.dispatchEvent(new Event('close'));
  }
}

beforeEach(() => void vi.stubGlobal('WebSocket', ScriptedSocket));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const opened = () => {
  const heard: unknown[] = [];
  const listener: LiveListener = { ready: (epoch) => heard.push(['ready', epoch]), hint: (hint) => heard.push(['hint', hint.scope]), closed: (retryAfterMs) => heard.push(['closed', retryAfterMs]) };
  const line = askLine();
  const network = new EventTarget();
  const close = webSocketLive('ws://localhost/v1/live', line, network)('token', listener);
  return { heard, close, line, network, socket: ScriptedSocket.last };
};

const ready = { ready: { epoch: 'ffeeddccbbaa9988', serverMs: 5, heads: {} } };

describe('the live socket', () => {
  test('says who it is first, never in its address, and then tells what comes', () => {
    const { heard, socket } = opened();
    socket.opens();
    expect(socket.url).not.toContain('token');
    expect(socket.sent).toEqual(['{"hello":{"token":"token"}}']);
    socket.says(ready);
    socket.says({ hint: { scope: 'store:1', head: 9 } });
    expect(heard).toEqual([['ready', 'ffeeddccbbaa9988'], ['hint', 'store:1']]);
  });

  test('law old phones: what is no message, or of a kind of a newer server, is passed over', () => {
    const { heard, socket } = opened();
    socket.says('<html>');
    socket.says({ fireworks: {} });
    socket.says({ hint: { scope: 'store:1', head: -1 } });
    expect(heard).toEqual([]);
  });

  test('a server that drains says when to come back', () => {
    const { heard, socket } = opened();
    socket.says({ bye: { retryAfterMs: 700 } });
    socket.drops();
    socket.drops();
    expect(heard).toEqual([['closed', 700]]);
  });

  test('once closed by us it tells nothing more', () => {
    const { heard, socket, close } = opened();
    close();
    socket.says(ready);
    socket.drops();
    expect([heard, socket.closed]).toEqual([[], true]);
  });

  test('carries requests once the server says that it takes them, until it closes', async () => {
    const { line, socket } = opened();
    const request = { header: '{}', tag: '0'.repeat(32) as never, events: [] };
    socket.says(ready);
    expect(await line.ask('/v1/push', request)).toBeNull();
    socket.says({ ready: { ...ready.ready, asks: true } });
    const answer = line.ask('/v1/push', request);
    socket.says({ answered: { id: 1, status: 200, body: 'taken' } });
    expect(await answer).toEqual({ ok: true, value: 'taken' });
    socket.drops();
    expect(await line.ask('/v1/push', request)).toBeNull();
  });

  test('a device without any network has no socket either, and sends nothing by it', async () => {
    const { heard, line, network, socket } = opened();
    socket.says({ ready: { ...ready.ready, asks: true } });
    network.dispatchEvent(new Event('offline'));
    socket.drops();
    expect([heard.slice(1), socket.closed, await line.ask('/v1/push', {})]).toEqual([[['closed', null]], true, null]);
  });

  test('a socket that opens and then says nothing is given up', () => {
    vi.useFakeTimers();
    const { socket } = opened();
    socket.opens();
    vi.advanceTimersByTime(15_000);
    expect(socket.closed).toBe(true);
  });
});
