import { chanceOf, streams } from '@qoa/sim/chance';
import { expect, test } from 'vitest';
import { catchPlanted } from './planting.ts';
import { playStage } from './rounds.ts';
import { stages } from './run.ts';

// Another moment at every run; the seed of a red one is in its message.
const seed = Math.floor(Math.random() * 2 ** 32);

test.concurrent.each(Object.entries(stages))(`laws once, kept, whole: three strikes of every fault at %s (seed ${seed})`, async (_name, open) => {
  const { rows, broken } = await playStage(open, 3, chanceOf(seed, streams.setting));
  expect(broken).toEqual([]);
  for (const { kills, acknowledged, lost, twice } of rows) {
    expect([kills, lost, twice]).toEqual([3, 0, 0]);
    expect(acknowledged).toBeGreaterThan(0);
  }
});

test.concurrent(`a town with a defect planted in it breaks a law (seed ${seed})`, async () => {
  const rows = await catchPlanted(10, chanceOf(seed, streams.setting));
  expect(rows.filter(({ caughtBy }) => caughtBy === null)).toEqual([]);
});
