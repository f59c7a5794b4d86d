// Written from docs/protocol/live.md.
import type { Told } from './device.ts';

/** What the server says first: the newest number of each scope. */
export interface Ready {
  readonly epoch: string;
  readonly heads: Readonly<Record<string, number>>;
  readonly asks?: boolean;
}

/** That a scope has something new, perhaps with its rows. */
export interface Hint {
  readonly scope: string;
  readonly head: number;
  readonly rows?: readonly { readonly prev: number; readonly kind: string; readonly body: Readonly<Record<string, unknown>> }[];
}

export interface LiveLine {
  readonly ready: Ready;
  /** The next hint that was not taken yet. */
  readonly hint: () => Promise<Hint>;
  /** Asks a door by the socket. */
  readonly ask: <Body>(path: string, request: object) => Promise<Told<Body>>;
  readonly close: () => void;
}

/** Opens the socket and says hello; rejects with the closing code when the server ends it first. */
export const openLive = async (origin: string, token: string): Promise<LiveLine> => {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/v1/live`);
  const heard: Record<string, unknown>[] = [];
  let ended: number | null = null;
  const wakes = new Set<() => void>();
  const wakeAll = (): void => wakes.forEach((wake) => wake());
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)));
    wakeAll();
  });
  socket.addEventListener('close', ({ code }) => {
    ended = code;
    wakeAll();
  });
  /** Takes the first message that fits; kinds that are not looked for are passed over. */
  const take = async <Message>(kind: string, fits: (message: Message) => boolean = () => true): Promise<Message> => {
    for (;;) {
      const at = heard.findIndex((message) => kind in message && fits(message[kind] as Message));
      if (at >= 0) return heard.splice(at, 1)[0]?.[kind] as Message;
      if (ended !== null) throw new Error(`closed: ${ended}`);
      await new Promise<void>((resolve) => wakes.add(resolve));
      wakes.clear();
    }
  };
  socket.addEventListener('open', () => socket.send(JSON.stringify({ hello: { token } })));
  let asked = 0;
  return {
    ready: await take<Ready>('ready'),
    hint: () => take<Hint>('hint'),
    ask: async <Body>(path: string, request: object): Promise<Told<Body>> => {
      asked += 1;
      const id = asked;
      socket.send(JSON.stringify({ ask: { id, path, request } }));
      return take<Told<Body> & { readonly id: number }>('answered', (answered) => answered.id === id);
    },
    close: () => socket.close(),
  };
};
