import { request } from 'node:http';

/** What came back, or null: no connection, a cut one, nothing in time, or no JSON. Nothing is known then of what was sent. */
export type Told = { readonly status: number; readonly body: unknown } | null;

const answerMsMax = 2_000;

/** Posts JSON on a connection of its own, so that whoever stands between sees one request a connection. */
export const post = (origin: string, path: string, message: unknown, ending?: AbortSignal): Promise<Told> =>
  new Promise((resolve) => {
    const bytes = Buffer.from(JSON.stringify(message));
    const signals = [AbortSignal.timeout(answerMsMax), ...(ending === undefined ? [] : [ending])];
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
    const sent = request(`${origin}${path}`, { method: 'POST', agent: false, headers, signal: AbortSignal.any(signals) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve(null));
      response.on('close', () => resolve(response.complete ? read(response.statusCode ?? 0, Buffer.concat(chunks)) : null));
    });
    sent.on('error', () => resolve(null));
    sent.end(bytes);
  });

const read = (status: number, bytes: Buffer): Told => {
  try {
    return { status, body: JSON.parse(bytes.toString()) };
  } catch {
    return null; // A page of something between us and the server.
  }
};
