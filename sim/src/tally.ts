import type { FaultKind } from './fault-kinds.ts';
import type { Ended } from './schedule.ts';

/** Adds up schedules: how often each fault struck, and one number for all of it. */
export interface Tally {
  readonly add: (ended: Ended) => void;
  /** By name. */
  readonly faults: () => Readonly<Partial<Record<FaultKind, number>>>;
  /** The same schedules give the same. */
  readonly traceHash: () => string;
}

export const tallyOf = (): Tally => {
  const counts = new Map<FaultKind, number>();
  let traceHash = 0n;
  return {
    add: (ended) => {
      for (const [kind, count] of ended.faults) counts.set(kind, (counts.get(kind) ?? 0) + count);
      traceHash = BigInt.asUintN(64, traceHash * 0x100000001b3n + BigInt(ended.traceHash));
    },
    faults: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    traceHash: () => traceHash.toString(16).padStart(16, '0'),
  };
};
