import type { Socket } from 'node:net';
import type { HttpErrorCode } from '@qoa/shared/errors';
import { errorEnvelope, statusOf } from '../features/wire/index.ts';

/** Answers, on the bare connection, what never became a request: one that is no HTTP, or that did not come whole in time. */
export const answerBrokenRequest = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  // Too slow is the link's fault: the phone keeps its bytes and sends them again.
  const code: HttpErrorCode = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'UNAVAILABLE' : 'BODY_INVALID';
  const body = JSON.stringify(errorEnvelope(code, code === 'BODY_INVALID' ? { path: '/' } : {}));
  const head = [`HTTP/1.1 ${statusOf(code)} ${code}`, 'content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`, 'cache-control: no-store', 'connection: close'];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
};
