import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gtin } from '@qoa/shared/ids';
import { campaignWarningsSchema, dryRunReportSchema } from '@qoa/shared/protocol';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestCallers, testCallers } from '../../server/test-callers.ts';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';
import { testDocument } from './dry-run-contract.ts';
import { dryRunRoute } from './dry-run-route.ts';

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

test('whoever hangs up is heard to have left', async () => {
  let left: AbortSignal | null = null;
  const app = Fastify().setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  await app.register(
    dryRunRoute({
      run: (_, signal) => {
        left = signal;
        return new Promise(() => undefined);
      },
      warnings: () => new Promise(() => undefined),
    }),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  const asking = httpRequest({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1', method: 'POST', path: '/v1/admin/campaigns/dry-run', headers: { 'content-type': 'application/json' } });
  asking.on('error', () => undefined);
  asking.end(JSON.stringify({ document: {}, over: sample }));
  await expect.poll(() => left).not.toBeNull();
  asking.destroy();
  await expect.poll(() => (left as AbortSignal | null)?.aborted).toBe(true);
  app.server.closeAllConnections();
  await app.close();
});
