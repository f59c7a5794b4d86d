import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { catchPlanted, plants } from './planting.ts';
import { runSchedules } from './run.ts';

describe('the simulator', () => {
  it('laws once, kept, whole, order, final, never negative, no poison, resume, last mile: 5,000 evenings in which everything fails break none', { timeout: 300_000 }, () => {
    const report = runSchedules(5_000, 1);
    expect(report.violations.map(({ seed, violation }) => ({ seed, violation }))).toEqual([]);
    const faults = ['drop', 'duplicate', 'delay', 'lost-answer', 'damage', 'offline', 'phone-crash', 'server-crash', 'fail-over', 'commit-aborted', 'commit-orphaned', 'quota', 'rollback', 'clock-off', 'replica-evicted', 'bytes-rotten', 'session-lost', 'tab-change', 'newer-kind', 'early-receipt', 'old-header', 'feed-compacted', 'double-tap', 'card-page-reload', 'revoked', 'restore'] as const;
    for (const kind of faults) expect([kind, (report.faults[kind] ?? 0) > 300]).toEqual([kind, true]);
  });

  it('lives the same evening again from the same seed', () => {
    expect(runSchedules(20, 7).traceHash).toBe(runSchedules(20, 7).traceHash);
    expect(runSchedules(20, 7).traceHash).not.toBe(runSchedules(20, 8).traceHash);
  });
});

describe('planted faults', () => {
  it.each(Object.entries(plants))('%s is caught', { timeout: 120_000 }, (fault, plant) => {
    expect(catchPlanted(1, 500, { [fault]: plant })).toMatchObject([{ fault, caughtBy: expect.any(String) }]);
  });
});

describe('the command line', () => {
  it('reads how many, from which seed, and in which form', () => {
    expect(readArguments(['--schedules', '10', '--seed', '3', '--json'])).toEqual({ schedules: 10, seed: 3, json: true, planted: false });
    expect(() => readArguments(['--seed', 'x'])).toThrow('--seed: expected a whole number from 1, got "x"');
    expect(() => readArguments(['--wat'])).toThrow(TypeError);
  });
});
