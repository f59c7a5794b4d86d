import { chanceOf, streams } from '@qoa/sim/chance';
import { expect, test } from 'vitest';
import { catchPlanted, plants } from './planting.ts';
import { playStage } from './rounds.ts';
import { stages } from './run.ts';

// Another moment at every run; the seed of a red one is in its message.
const seed = Math.floor(Math.random() * 2 ** 32);

/** So that PostgreSQL, the server and the browser are each killed five times at least. An embedded database takes long to back up and to open. */
const strikesAt = (stage: string): number => ({ 'one-server': 5, 'restored-embedded': 1 })[stage] ?? 2;

test.concurrent.each(Object.entries(stages))(`laws once, kept, whole: every fault strikes %s (seed ${seed})`, async (name, open) => {
  const strikes = strikesAt(name);
  const { rows, broken } = await playStage(open, strikes, chanceOf(seed, streams.setting));
  expect(broken.join('\n')).toBe('');
  for (const { kills, acknowledged, lost, twice } of rows) {
    expect([kills, lost, twice]).toEqual([strikes, 0, 0]);
    expect(acknowledged).toBeGreaterThan(0);
  }
});

test.concurrent.each(Object.entries(plants))(`planted, a law breaks: %s (seed ${seed})`, async (_, plant) => {
  expect(await catchPlanted(plant, 20, chanceOf(seed, streams.setting))).not.toMatchObject({ caughtBy: null });
});
