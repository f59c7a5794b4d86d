import { type Cores, realCores } from './cores.ts';
import { type Ended, runSchedule } from './schedule.ts';
import type { FaultKind } from './trace.ts';

/** What many schedules came to. */
export interface Report {
  /** As asked for, or fewer when many broke a law. */
  readonly schedules: number;
  readonly seed: number;
  readonly violations: readonly Ended[];
  /** By processor time of one core. */
  readonly schedulesPerMinute: number;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  /** One number for all of it: the same seed gives the same. */
  readonly traceHash: string;
}

const violationsMax = 10;

/** Runs schedules from a seed on; schedule n of seed s is schedule 1 of seed s + n - 1. `onEach` hears of progress. */
export const runSchedules = (schedules: number, seed: number, cores: Cores = realCores, onEach: (done: number) => void = () => undefined): Report => {
  const began = process.cpuUsage();
  const violations: Ended[] = [];
  const faults = new Map<FaultKind, number>();
  let traceHash = 0n;
  let done = 0;
  for (; done < schedules && violations.length < violationsMax; done += 1) {
    const ended = runSchedule(seed + done, cores);
    if (ended.violation !== null) violations.push(ended);
    for (const [kind, count] of ended.faults) faults.set(kind, (faults.get(kind) ?? 0) + count);
    traceHash = BigInt.asUintN(64, traceHash * 0x100000001b3n + BigInt(ended.traceHash));
    onEach(done + 1);
  }
  const { user, system } = process.cpuUsage(began);
  const sorted = [...faults].sort(([a], [b]) => (a < b ? -1 : 1));
  return { schedules: done, seed, violations, schedulesPerMinute: Math.round((done * 60e6) / (user + system)), faults: Object.fromEntries(sorted), traceHash: traceHash.toString(16).padStart(16, '0') };
};
