import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBodySchema } from '@qoa/shared/protocol';
import { openTestHouse, type TestHouse } from './test-house.ts';

let house: TestHouse;
let port: number;

beforeAll(async () => {
  house = await openTestHouse({}, { requestMsMax: 400 });
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = house.app.server.address() as AddressInfo);
}, 60_000);
afterAll(() => house.drop(), 60_000);

/** What the server says on a bare connection until it hangs up. */
const saidTo = async (words: readonly string[], everyMs: number): Promise<string> => {
  const socket = connect({ host: '127.0.0.1', port });
  let said = '';
  let isOver = false;
  socket.on('data', (chunk) => (said += String(chunk)));
  // A reset is an end too.
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve())).then(() => void (isOver = true));
  for (const word of words) {
    if (isOver) break;
    socket.write(word);
    await sleep(everyMs);
  }
  await ended;
  return said;
};

const codeOf = (said: string): unknown => [said.slice(9, 12), errorBodySchema.parse(JSON.parse(said.split('\r\n\r\n')[1] ?? '')).error.code];

test('a body that comes a byte at a time is answered UNAVAILABLE and cut off: the phone keeps its bytes', async () => {
  const head = 'POST /v1/sessions/nonce HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n';
  expect(codeOf(await saidTo([head, ...Array.from({ length: 1000 }, () => ' ')], 50))).toEqual(['503', 'UNAVAILABLE']);
}, 60_000);

test('so are headers that never end', async () => {
  expect(codeOf(await saidTo(['GET / HTTP/1.1\r\n', ...Array.from({ length: 1000 }, (_, n) => `x-${n}: 1\r\n`)], 50))).toEqual(['503', 'UNAVAILABLE']);
}, 60_000);

test('what is no HTTP is answered with a catalogued code', async () => {
  expect(codeOf(await saidTo(['nonsense\r\n\r\n'], 0))).toEqual(['400', 'BODY_INVALID']);
});
