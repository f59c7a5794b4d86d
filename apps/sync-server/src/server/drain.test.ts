import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { errorBodySchema } from '@qoa/shared/protocol';
import { openTestHouse } from './test-house.ts';

test('what is under way when the end is asked for is answered; who comes later is told to come back', async () => {
  const house = await openTestHouse();
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = house.app.server.address() as AddressInfo;
  const body = JSON.stringify({ enrolment: '0123456789abcdef' });
  const underWay = request({ host: '127.0.0.1', port, method: 'POST', path: '/v1/sessions/nonce', headers: { 'content-type': 'application/json', 'content-length': body.length } });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    underWay.on('response', (response) => resolve(response.resume().statusCode));
    underWay.on('error', reject);
  });
  await new Promise<void>((resolve) => underWay.write(body.slice(0, 10), () => resolve()));
  // The server has seen the first half once another request on the same loop was answered.
  await fetch(`http://127.0.0.1:${port}/health`);
  const ended = house.drop();
  const late = await house.app.inject('/v1/demo').catch(() => null);
  if (late !== null) expect([late.statusCode, errorBodySchema.parse(late.json()).error.code]).toEqual([503, 'UNAVAILABLE']);
  underWay.end(body.slice(10));
  expect(await answered).toBe(200);
  await ended;
}, 60_000);
