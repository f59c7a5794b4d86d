import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import { benchPhone, pushBody } from './ingest-phones.ts';
import type { BenchServer } from './ingest-server.ts';

const taken = async (server: BenchServer, body: Buffer): Promise<void> => {
  const { status, text } = await server.post('/v1/push', body);
  assert(status === 200, `a sale is taken, got ${status} ${text().slice(0, 200)}`);
};

/** Sixteen phones, each pushing one sale after the other, all at once; answers sales a second. */
export const sixteenAtOnce = async (server: BenchServer, firstPhone: number, firstSeq: number, salesEach: number): Promise<number> => {
  const bodies = Array.from({ length: 16 }, (_, i) => Array.from({ length: salesEach }, (_each, at) => pushBody(benchPhone(firstPhone + i), firstSeq + at, 1)));
  const beganMs = performance.now();
  await Promise.all(
    bodies.map(async (own) => {
      for (const body of own) await taken(server, body);
    }),
  );
  return (16 * salesEach) / ((performance.now() - beganMs) / 1000);
};

/** Sales that come by the clock, at 200 a second, whether or not the ones before are answered; answers how long each took, from when it was due. */
export const singlesAt200 = async (server: BenchServer, firstPhone: number, firstSeq: number, seconds: number): Promise<readonly number[]> => {
  const phones = 20;
  const bodies = Array.from({ length: 200 * seconds }, (_, at) => pushBody(benchPhone(firstPhone + (at % phones)), firstSeq + Math.floor(at / phones), 1));
  return byTheClock(bodies.map((body) => () => taken(server, body)));
};

/** The same rhythm on a route that does nothing but know who asks. */
export const emptyAt200 = (server: BenchServer, seconds: number): Promise<readonly number[]> =>
  byTheClock(
    Array.from({ length: 200 * seconds }, () => async () => {
      assert((await server.get('/health')) === 200, 'the empty route answers');
    }),
  );

const byTheClock = async (calls: readonly (() => Promise<void>)[]): Promise<readonly number[]> => {
  const beganMs = performance.now();
  const underWay: Promise<number>[] = [];
  for (const [at, call] of calls.entries()) {
    const dueMs = beganMs + at * 5;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 1) await sleep(earlyMs);
    underWay.push(call().then(() => performance.now() - dueMs));
  }
  return Promise.all(underWay);
};
