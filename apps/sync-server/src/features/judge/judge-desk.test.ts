import type { Epoch } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { openDesk } from './judge-desk.ts';

test('whoever takes a term is told once that it judges, however often it takes the next one itself, and again when others judged in between', async () => {
  const terms = [3, 4, 5, 7];
  let appointed = 0;
  const desk = openDesk({
    takeTerm: () => Promise.resolve({ no: terms.shift() ?? 0, epoch: '0'.repeat(16) as Epoch, ended: new Set(), judgedNo: 0 }),
    isSure: () => true,
    read: () => Promise.resolve(),
    write: () => Promise.resolve(),
    publish: () => Promise.reject(new Error('lost')),
    due: () => Promise.resolve([]),
    tidy: () => Promise.resolve(),
    newLife: () => { throw new Error('no life ends here'); },
    close: () => Promise.resolve(),
  }, () => undefined, () => (appointed += 1));
  const fail = (): Promise<unknown> => desk.publish([]).catch(() => undefined);
  const seen: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await desk.take();
    seen.push(appointed);
    await fail();
  }
  expect(seen).toEqual([1, 1, 1, 2]);
});
