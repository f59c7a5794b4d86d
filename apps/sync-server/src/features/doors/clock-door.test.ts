import { err, ok } from '@qoa/shared/result';
import { expect, test } from 'vitest';
import { clockEveryMs, type ClockParts, clockWaitMs, openClockDoor } from './clock-door.ts';

const nowMs = 1_795_000_000_000;

/** A judge that takes pieces of these sizes, and an hour that passes when the test says so. */
const opened = (pieces: readonly (number | 'away')[], isJudge = true) => {
  const left = [...pieces];
  const [asked, told]: [number[], unknown[]] = [[], []];
  const hours: (() => void)[] = [];
  const close = openClockDoor({
    judge: {
      isJudge: () => isJudge,
      expire: (untilMs) => {
        asked.push(untilMs);
        const piece = left.shift() ?? 0;
        return Promise.resolve(piece === 'away' ? err({ code: 'UNAVAILABLE' as const }) : ok(piece));
      },
    },
    now: () => nowMs,
    every: (ms, work) => {
      told.push(`every ${ms}`);
      hours.push(work);
      return () => void told.push('stopped');
    },
    onTaken: (cards) => void told.push(cards),
    onAway: ({ code }) => void told.push(code),
    onTrouble: (thrown) => void told.push(thrown),
  } satisfies ClockParts);
  const passHour = async (): Promise<void> => {
    for (const hour of hours) hour();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { close, passHour, asked, told };
};

test('an hour after the start, and no sooner, it takes piece after piece until nothing is left', async () => {
  const { passHour, asked, told } = opened([100, 100, 7, 0, 3]);
  expect([asked, told]).toEqual([[], [`every ${clockEveryMs}`]]);
  await passHour();
  expect(asked).toEqual([1, 2, 3, 4].map(() => nowMs - clockWaitMs));
  expect(told.slice(1)).toEqual([207]);
  await passHour();
  expect(told.slice(2)).toEqual([3]);
});

test('a process that does not judge asks nobody; a judge that is away is asked again an hour later', async () => {
  const standby = opened([5], false);
  await standby.passHour();
  expect(standby.asked).toEqual([]);
  const { passHour, told } = opened(['away', 5, 0]);
  await passHour();
  await passHour();
  expect(told.slice(1)).toEqual(['UNAVAILABLE', 5]);
});

test('once closed it stops between two pieces', async () => {
  const { close, passHour, asked, told } = opened([100, 100, 100]);
  const walking = passHour();
  close();
  await walking;
  expect([asked.length, told.slice(1)]).toEqual([1, ['stopped', 100]]);
});
