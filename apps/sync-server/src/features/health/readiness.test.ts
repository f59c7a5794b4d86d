import { expect, test } from 'vitest';
import type { JudgeStore } from '../judge/index.ts';
import { startJudge } from '../judge/index.ts';
import { readiness } from './readiness.ts';

test('a standby says at once that it is not ready, and asks for the term once however often it is probed', async () => {
  const asked: (() => void)[] = [];
  const store = { takeTerm: () => new Promise((_, refuse) => asked.push(() => refuse(new Error('connection refused')))), close: () => Promise.resolve() } as unknown as JudgeStore;
  const judge = startJudge({ store, alarm: () => undefined, sleep: () => Promise.resolve() });
  const isReady = readiness(judge);
  expect(Array.from({ length: 50 }, isReady)).toEqual(Array.from({ length: 50 }, () => false));
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    while (asked.length < attempt) await new Promise((resolve) => setImmediate(resolve));
    expect(isReady()).toBe(false);
    asked.at(-1)?.();
  }
  await judge.close();
  expect(asked).toHaveLength(4);
});
