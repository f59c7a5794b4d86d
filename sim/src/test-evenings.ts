import { expect, test } from 'vitest';
import { faultKinds } from './fault-kinds.ts';
import { runSchedules } from './run.ts';

/** Evenings from a seed on, of which none may break a law. A file for each half: a runner lives those of one file after the other. */
export const evenings = (schedules: number, firstSeed: number): void => {
  test(`laws authentic, once, whole, kept, order, final, never negative, no poison, resume, last mile, old phones, own tenant: ${schedules} evenings from seed ${firstSeed} in which everything fails break none`, { timeout: 300_000 }, () => {
    const report = runSchedules(schedules, firstSeed);
    expect(report.violations.map(({ setting, violation }) => ({ setting, violation }))).toEqual([]);
    for (const kind of faultKinds) expect([kind, (report.faults[kind] ?? 0) > 100]).toEqual([kind, true]);
  });
};
