import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** A server that runs is asked for a copy of its storage through a socket in its data folder: whoever may read the folder may ask. */
const pathIn = (dataDir: string): string => join(dataDir, 'control.sock');

/** Answers one question a connection: a folder's path, then a line feed. The answer is empty, or why there is no copy. */
export const answerControl = (dataDir: string, copyTo: (folder: string) => Promise<void>): Promise<{ readonly close: () => void }> => {
  const path = pathIn(dataDir);
  // The data folder is locked by us: what stands here is of a server that died.
  rmSync(path, { force: true });
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end < 0) return;
      copyTo(text.slice(0, end)).then(() => socket.end(), (thrown: unknown) => socket.end(thrown instanceof Error ? thrown.message : String(thrown)));
      text = '';
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve({ close: () => void server.close() });
    });
  });
};

/** Asks the server of a data folder for a copy; false when nobody listens there. Throws what the server says when there is none. */
export const askForCopy = (dataDir: string, folder: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = createConnection(pathIn(dataDir), () => socket.write(`${folder}\n`));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('error', (error) => (isNobody(error) ? resolve(false) : reject(error)));
    socket.on('end', () => {
      socket.end();
      if (answer === '') resolve(true);
      else reject(new Error(answer));
    });
  });

const isNobody = (error: Error): boolean => 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED');
