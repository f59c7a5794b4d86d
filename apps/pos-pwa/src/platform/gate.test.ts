import { expect, test } from 'vitest';
import { openGate } from './gate.ts';

test('what is inside ends before the gate is closed, however it ends, and nothing enters after', async () => {
  const gate = openGate();
  const ended: string[] = [];
  let [finish, fail] = [(): void => undefined, (): void => undefined];
  const works = gate.pass(() => new Promise<string>((resolve) => (finish = () => resolve('done'))));
  const fails = gate.pass(() => new Promise<string>((_, reject) => (fail = () => reject(new Error('no room'))))).catch((error: unknown) => String(error));
  const closing = gate.close().then(() => ended.push('closed'));
  await expect(gate.pass(() => Promise.resolve(ended.push('entered')))).rejects.toThrow('it was closed before');
  expect(ended).toEqual([]);
  finish();
  fail();
  expect([await works, await fails]).toEqual(['done', 'Error: no room']);
  await closing;
  expect(ended).toEqual(['closed']);
});
