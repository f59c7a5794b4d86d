import { ok, type Result } from '@qoa/shared/result';
import type { InstantMs } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import type { Chore, JudgeAway } from '../judge/index.ts';
import type { CompactionStore } from './compaction-store.ts';
import { keepCompacting, walkEveryMs } from './compacting.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A world of two stores without a campaign; `tick` is a second. */
const opened = () => {
  const world = { nowMs: 1_000 as InstantMs, isJudge: true, isAway: false, walks: 0, troubles: [] as unknown[], visited: [] as number[] };
  let tick = (): void => undefined;
  const store: CompactionStore = {
    feedAfter: (after) => {
      world.visited.push(after);
      return Promise.resolve(after < 2 ? { store: (after + 1) as typeof after, toldFrom: 0, oldest: [] } : null);
    },
    usesAfter: () => Promise.resolve(null),
  };
  const tidy = async <Value>(chore: () => Promise<Chore<Value>>): Promise<Result<Value, JudgeAway>> => (world.isAway ? { ok: false, error: { code: 'UNAVAILABLE' } } : ok((await chore()).value));
  const stop = keepCompacting({
    store,
    judge: { tidy, isJudge: () => world.isJudge },
    now: () => world.nowMs,
    every: (_ms, work) => {
      tick = work;
      return () => (tick = () => undefined);
    },
    onWalked: () => (world.walks += 1),
    onTrouble: (thrown) => world.troubles.push(thrown),
  });
  const seconds = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      tick();
      await settled();
    }
  };
  return { world, seconds, stop };
};

test('each store has its turn, a piece a second, and the next walk begins a day after the last one began', async () => {
  const { world, seconds } = opened();
  await seconds(9);
  expect([world.visited, world.walks]).toEqual([[0, 1, 2], 1]);
  world.nowMs += walkEveryMs;
  await seconds(9);
  expect([world.visited, world.walks, world.troubles]).toEqual([[0, 1, 2, 0, 1, 2], 2, []]);
});

test('a process that does not judge leaves it alone, and a piece that could not be done comes again', async () => {
  const { world, seconds } = opened();
  world.isJudge = false;
  await seconds(3);
  expect(world.visited).toEqual([]);
  world.isJudge = true;
  await seconds(1);
  world.isAway = true;
  await seconds(3);
  world.isAway = false;
  await seconds(9);
  expect([world.visited, world.walks]).toEqual([[0, 1, 2], 1]);
});

test('ended, it does nothing more', async () => {
  const { world, seconds, stop } = opened();
  stop();
  await seconds(3);
  expect(world.visited).toEqual([]);
});
