import type { FaultKind } from './fault-kinds.ts';

/** What a schedule did, as one number, and how often each fault struck. The same seed gives the same number. */
export interface Trace {
  /** Takes a step into the number. */
  readonly note: (step: string) => void;
  /** The same for a fault, and counts it. */
  readonly fault: (kind: FaultKind) => void;
  readonly hash: () => number;
  /** How many steps were taken. */
  readonly length: () => number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  /** Every step, for a person who looks for the cause. */
  readonly lines: readonly string[];
}

/** A running 53-bit hash (two FNV-1a lanes) over the steps. */
export const traceOf = (clock: () => number): Trace => {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  const faults = new Map<FaultKind, number>();
  const lines: string[] = [];
  const note = (step: string): void => {
    const line = `${clock()} ${step}`;
    for (let i = 0; i < line.length; i += 1) {
      low = Math.imul(low ^ line.charCodeAt(i), 0x01000193);
      high = Math.imul(high ^ (line.charCodeAt(i) + (low >>> 24)), 0x85ebca6b);
    }
    lines.push(line);
  };
  return {
    note,
    fault: (kind) => {
      faults.set(kind, (faults.get(kind) ?? 0) + 1);
      note(`! ${kind}`);
    },
    hash: () => (high >>> 11) * 2 ** 32 + (low >>> 0),
    length: () => lines.length,
    faults,
    lines,
  };
};
