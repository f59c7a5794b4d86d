import { type Cores, realCores } from './cores.ts';
import type { FaultKind } from './fault-kinds.ts';
import { type Ended, runSeed } from './schedule.ts';
import { tallyOf } from './tally.ts';

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
  const tally = tallyOf();
  let done = 0;
  for (; done < schedules && violations.length < violationsMax; done += 1) {
    const ended = runSeed(seed + done, cores);
    if (ended.violation !== null) violations.push(ended);
    tally.add(ended);
    onEach(done + 1);
  }
  const { user, system } = process.cpuUsage(began);
  return { schedules: done, seed, violations, schedulesPerMinute: Math.round((done * 60e6) / (user + system)), faults: tally.faults(), traceHash: tally.traceHash() };
};
