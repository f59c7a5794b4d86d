import { assert } from '@qoa/shared/result';
import type { PullRequest, PullResponse, PushResponse } from '@qoa/shared/protocol';
import { type BenchPhone, pushBody, sessionSignature } from './ingest-phones.ts';
import type { BenchServer } from './ingest-server.ts';

/** Phones that push their queues to a server, each its own in order. */
export interface Load {
  /** The same as `push`, to teach the server's compiler: here every answer is read, and must accept every sale. */
  readonly warmUp: (phones: readonly BenchPhone[], pushes: number) => Promise<void>;
  /** `pushes` pushes of 500 new sales from each phone, over four connections; answers events a second. */
  readonly push: (phones: readonly BenchPhone[], pushes: number) => Promise<number>;
  /** What was pushed last, once more. */
  readonly repeat: () => Promise<number>;
  /** Seconds until a queue of `count` is pushed and a second phone of the store has pulled every sale of it. */
  readonly seenBySecond: (phone: BenchPhone, second: BenchPhone, count: number) => Promise<number>;
}

const eventsEach = 500;
const connections = 4;

/** A load on a server. Bodies are sealed before the clock starts. */
export const loadOf = (server: BenchServer): Load => {
  const nextSeq = new Map<number, number>();
  let last: readonly (readonly Buffer[])[] = [];
  const seal = (phone: BenchPhone, pushes: number): readonly Buffer[] =>
    Array.from({ length: pushes }, () => {
      const seq = nextSeq.get(phone.no) ?? 1;
      nextSeq.set(phone.no, seq + eventsEach);
      return pushBody(phone, seq, eventsEach);
    });
  return {
    warmUp: async (phones, pushes) => {
      for (const body of phones.flatMap((phone) => seal(phone, pushes))) {
        const { status, text } = await server.post('/v1/push', body);
        const { answers }: PushResponse = JSON.parse(text());
        assert(status === 200 && answers.filter((answer) => answer.class === 'accepted').length === eventsEach, 'every sale of a push is accepted');
      }
    },
    push: (phones, pushes) => {
      last = phones.map((phone) => seal(phone, pushes));
      return sendAll(server, last);
    },
    repeat: () => sendAll(server, last),
    seenBySecond: async (phone, second, count) => {
      const reader = await readerOf(server, second);
      const bodies = seal(phone, count / eventsEach);
      const beganMs = performance.now();
      let reading = Promise.resolve(0);
      for (const body of bodies) {
        await sent(server, body);
        // The second phone is told at each commit; it reads while the first one goes on.
        reading = reading.then(async (seen) => seen + (await reader()));
      }
      for (let seen = await reading; seen < count; ) seen += await reader();
      return (performance.now() - beganMs) / 1000;
    },
  };
};

const sendAll = async (server: BenchServer, queues: readonly (readonly Buffer[])[]): Promise<number> => {
  const beganMs = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, lane) => {
      for (const queue of queues.filter((_queue, at) => at % connections === lane)) for (const body of queue) await sent(server, body);
    }),
  );
  return (queues.flat().length * eventsEach) / ((performance.now() - beganMs) / 1000);
};

const sent = async (server: BenchServer, body: Buffer): Promise<void> => {
  const { status, text } = await server.post('/v1/push', body);
  assert(status === 200, `a push is taken, got ${status} ${text().slice(0, 200)}`);
};

/** A phone with a session that has read everything so far; each call answers how many new sales one pull brought. */
const readerOf = async (server: BenchServer, phone: BenchPhone): Promise<() => Promise<number>> => {
  const { nonce }: { readonly nonce: string } = JSON.parse((await server.post('/v1/sessions/nonce', Buffer.from(JSON.stringify({ enrolment: phone.enrolment })))).text());
  const proof = JSON.stringify({ enrolment: phone.enrolment, nonce, signature: sessionSignature(phone, nonce) });
  const { token }: { readonly token: string } = JSON.parse((await server.post('/v1/sessions', Buffer.from(proof))).text());
  let cursor: PullRequest = { epoch: null, after: {}, limit: 500 };
  const pull = async (): Promise<number> => {
    const { status, text } = await server.post('/v1/pull', Buffer.from(JSON.stringify(cursor)), { authorization: `Bearer ${token}` });
    assert(status === 200, `a pull is answered, got ${status} ${text().slice(0, 200)}`);
    const page: PullResponse = JSON.parse(text());
    const heads = page.pages.map(({ scope, snapshot, head, rows }): [string, number] => [scope, snapshot ? head : (rows.at(-1)?.judgedNo ?? head)]);
    cursor = { epoch: page.epoch, after: { ...cursor.after, ...Object.fromEntries(heads) }, limit: 500 };
    return page.pages.filter(({ snapshot }) => !snapshot).flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'sale').length;
  };
  await pull();
  return pull;
};
