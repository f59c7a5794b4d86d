import type { AddressInfo } from 'node:net';
import type { Gtin } from '@qoa/shared/ids';
import { campaignWarningsSchema, type DryRunReport, dryRunReportSchema } from '@qoa/shared/protocol';
import { err, ok } from '@qoa/shared/result';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestCallers, testCallers } from '../../server/test-callers.ts';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';
import { testDocument } from './dry-run-contract.ts';
import { dryRunRoute } from './dry-run-route.ts';
import type { DryRuns } from './dry-runs.ts';

const sample = { kind: 'sample', days: 3, salesADay: 20 } as const;
const cola = '09520001001116' as Gtin;

describe('the doors of dry runs and warnings', () => {
  let house: TestHouse;
  let callers: TestCallers;
  beforeAll(async () => {
    house = await openTestHouse();
    callers = await testCallers(house);
  }, 60_000);
  afterAll(() => house.drop(), 60_000);
  const post = (path: 'dry-run' | 'warnings', payload: object, who: 'admin' | 'support' = 'admin') => house.app.inject({ method: 'POST', url: `/v1/admin/campaigns/${path}`, headers: { ...callers[who] }, payload });

  test.each(['admin', 'support'] as const)('answer %s', async (who) => {
    const ran = await post('dry-run', { document: testDocument([cola]), over: sample }, who);
    expect([ran.statusCode, ran.headers['cache-control']]).toEqual([200, 'no-store']);
    const report = dryRunReportSchema.parse(ran.json());
    expect([report.days.length, report.counted > 0]).toEqual([3, true]);
    const warned = await post('warnings', { document: testDocument([cola]) }, who);
    expect(campaignWarningsSchema.parse(warned.json()).warnings).toMatchObject([{ code: 'CAMPAIGN_OVERLAPS', facts: { campaign: 1 } }]);
  });

  test.each([0, -1, 91, 1e9, 1.5, '7', null])('refuse %s days', async (days) => {
    for (const over of [{ kind: 'past', days }, { ...sample, days }]) {
      const refused = await post('dry-run', { document: testDocument([cola]), over });
      expect([refused.statusCode, refused.json().error.code]).toEqual([400, 'BODY_INVALID']);
    }
  });

  test.each([{ document: null, over: sample }, { document: [], over: sample }, { document: { ...testDocument([cola]), timeZone: 'Nowhere/At_All' }, over: sample }])('refuse a document that is none, with field and reason', async (body) => {
    const refused = await post('dry-run', body);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error).toMatchObject({ code: 'REVISION_INVALID', facts: { field: expect.any(String), problem: expect.stringMatching(/^[A-Z_]+$/), count: expect.any(Number) } });
  });

  test('take ten thousand products in one body, and no document without end', async () => {
    const many = Array.from({ length: 10_000 }, (_, no) => `0750${String(no).padStart(10, '0')}` as Gtin);
    const document = testDocument([], { products: { ...testDocument([]).products, products: many } });
    expect((await post('dry-run', { document, over: sample })).statusCode).toBe(200);
    expect((await post('warnings', { document: { ...document, name: 'x'.repeat(3_000_000) } })).json().error.code).toBe('BODY_TOO_LARGE');
  });

  test('leave nothing in the log of what a document says', async () => {
    await post('warnings', { document: testDocument([cola], { name: 'Campaña secreta' }) });
    expect(house.logged.filter((line) => line.includes('secreta'))).toEqual([]);
  });
});

/** Injected requests have no socket that closes. */
describe('over a true connection', () => {
  /** `runOf` is told when all was read that a caller sent. */
  const open = async (runOf: (read: Promise<void>) => DryRuns['run']) => {
    const app = Fastify().setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
    const run = runOf(new Promise((resolve) => app.addHook('onRequest', async ({ raw }) => void raw.once('close', resolve))));
    await app.register(dryRunRoute({ run, warnings: (_, signal) => run({ document: null, over: sample }, signal) as ReturnType<DryRuns['warnings']> }));
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const ask = (path: 'dry-run' | 'warnings', signal?: AbortSignal): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}/v1/admin/campaigns/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ document: {}, over: sample }), ...(signal === undefined ? {} : { signal }) });
    return { ask, close: () => app.close() };
  };

  test.each(['dry-run', 'warnings'] as const)('whoever waits for %s has not left, though all was read that they sent', async (path) => {
    const { ask, close } = await open((read) => async (_, signal) => {
      await read;
      return signal.aborted ? err({ code: 'UNAVAILABLE' }) : ok({ sales: 1 } as DryRunReport);
    });
    const answer = await ask(path);
    expect([answer.status, await answer.json()]).toEqual([200, { sales: 1 }]);
    await close();
  });

  test('whoever hangs up is heard to have left', async () => {
    const heard: AbortSignal[] = [];
    const { ask, close } = await open(() => (_, signal) => {
      heard.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(err({ code: 'UNAVAILABLE' }))));
    });
    const leaving = new AbortController();
    const asked = ask('dry-run', leaving.signal).catch((thrown: unknown) => thrown);
    await expect.poll(() => heard.map(({ aborted }) => aborted)).toEqual([false]);
    leaving.abort();
    await expect.poll(() => heard.map(({ aborted }) => aborted)).toEqual([true]);
    expect(await asked).toMatchObject({ name: 'AbortError' });
    await close();
  });
});
