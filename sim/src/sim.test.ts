import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { type Cores, realCores } from './cores.ts';
import { keptSchedules } from './kept.ts';
import { plants } from './plants.ts';
import { runSchedules } from './run.ts';
import { runSchedule, runSeed } from './schedule.ts';
import { shrink } from './shrink.ts';

describe('the simulator', () => {
  it('lives the same evening again from the same seed', () => {
    expect(runSchedules(20, 7).traceHash).toBe(runSchedules(20, 7).traceHash);
    expect(runSchedules(20, 7).traceHash).not.toBe(runSchedules(20, 8).traceHash);
  });

  it.each(keptSchedules())('kept %s: what it once found is not there', (_name, { setting }) => {
    expect(runSchedule(setting).violation).toBeNull();
  });
});

describe('shrinking', () => {
  it('finds a shorter schedule that breaks the same law, which lives the same again', () => {
    const faulty = (): Cores => plants['no de-duplication']?.(realCores) ?? realCores;
    const failing = runSeed(1, faulty());
    const { ended, tried } = shrink(failing, faulty);
    expect(ended.violation?.law).toBe(failing.violation?.law);
    expect(ended.steps).toBeLessThan(failing.steps);
    expect(ended.setting.phones).toBeLessThanOrEqual(failing.setting.phones);
    expect(tried.fewerPhones * tried.fewerSteps * tried.fewerFaults).toBeGreaterThan(0);
    expect(runSchedule(ended.setting, faulty())).toEqual(ended);
  });
});

describe('the command line', () => {
  it('reads how many, from which seed, and in which form', () => {
    expect(readArguments(['--schedules', '10', '--seed', '3', '--json'])).toEqual({ schedules: 10, seed: 3, json: true, planted: false, real: false });
    expect(() => readArguments(['--seed', 'x'])).toThrow('--seed: expected a whole number from 1, got "x"');
    expect(() => readArguments(['--wat'])).toThrow(TypeError);
  });
});
