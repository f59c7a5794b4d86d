import { connect, type Socket } from 'node:net';
import { assert } from '@qoa/shared/result';

/** An answer: its text is made only where somebody reads it. */
export interface Answered {
  readonly status: number;
  readonly text: () => string;
}

/** A client on keep-alive connections that costs the shared cores little: the request goes out in one write, of the answer only what HTTP needs is read. */
export interface Client {
  readonly send: (method: string, path: string, body: Buffer | null, headers?: Readonly<Record<string, string>>) => Promise<Answered>;
  readonly close: () => void;
}

/** A client of one port on this machine, with as many connections as are used at once. */
export const openClient = (port: number): Client => {
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  return {
    send: async (method, path, body, headers = {}) => {
      const connection = openOne(idle) ?? (await openConnection(port));
      all.add(connection);
      const lines = [`${method} ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
      if (body !== null) lines.push('content-type: application/json', `content-length: ${body.length}`);
      const answered = await connection.ask(`${lines.join('\r\n')}\r\n\r\n`, body);
      if (connection.isOpen()) idle.push(connection);
      else all.delete(connection);
      return answered;
    },
    close: () => {
      for (const connection of all) connection.end();
    },
  };
};

/** The server may have closed one that was idle for long. */
const openOne = (idle: Connection[]): Connection | undefined => {
  for (let last = idle.pop(); last !== undefined; last = idle.pop()) if (last.isOpen()) return last;
  return undefined;
};

interface Connection {
  /** One request at a time. */
  readonly ask: (head: string, body: Buffer | null) => Promise<Answered>;
  readonly isOpen: () => boolean;
  readonly end: () => void;
}

const openConnection = (port: number): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(connectionOn(socket));
    });
  });

const connectionOn = (socket: Socket): Connection => {
  let chunks: Buffer[] = [];
  let missingBytes: number | null = null;
  let waiting: { readonly resolve: (answered: Answered) => void; readonly reject: (error: Error) => void } | null = null;
  const fail = (error: Error): void => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    missingBytes = missingBytes === null ? missingOf(chunks) : missingBytes - chunk.length;
    if (missingBytes !== 0) return;
    const whole = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    [chunks, missingBytes] = [[], null];
    const { resolve } = waiting ?? {};
    waiting = null;
    resolve?.({ status: Number(whole.toString('latin1', 9, 12)), text: () => whole.toString('utf8', whole.indexOf(headEnd) + headEnd.length) });
  });
  return {
    ask: (head, body) =>
      new Promise((resolve, reject) => {
        assert(waiting === null, 'a connection carries one request at a time');
        waiting = { resolve, reject };
        socket.cork();
        socket.write(head, 'latin1');
        if (body !== null) socket.write(body);
        socket.uncork();
      }),
    isOpen: () => socket.writable,
    end: () => socket.destroy(),
  };
};

const headEnd = '\r\n\r\n';

/** How many bytes are still to come; null before the head is whole. */
const missingOf = (chunks: readonly Buffer[]): number | null => {
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf(headEnd);
  if (end < 0) return null;
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
  assert(length !== undefined, 'the server says how long its answers are');
  return end + headEnd.length + Number(length) - bytes.length;
};
