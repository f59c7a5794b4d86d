import { chanceOf, streams } from './chance.ts';
import type { FaultKind } from './fault-kinds.ts';

/** What one schedule is made of. All else follows from it: the same setting lives the same evening. */
export interface Setting {
  readonly seed: number;
  readonly stores: number;
  readonly phones: number;
  readonly stormMinutes: number;
  /** The judge takes a push in pieces of so many events. */
  readonly pieceMax: number;
  /** How many things are planned: rushes of customers, blows, publications. */
  readonly steps: number;
  /** Planned things that are left out, by their place: what `shrink` could do without. */
  readonly leftOut: readonly number[];
  /** Faults that never strike. */
  readonly spared: readonly FaultKind[];
  /**
   * The second layer lives it again: what a database refuses is found event by event before anything else happens, and feeds are compacted where the
   * product's own chore may, at a row and behind what snapshots read.
   */
  readonly livedTwice?: true;
}

/** The setting that a seed draws: two to six phones in one to three stores. */
export const settingOf = (seed: number): Setting => {
  const chance = chanceOf(seed, streams.setting);
  return {
    seed,
    stores: chance.pick([1, 1, 2, 3]),
    phones: chance.pick([2, 2, 2, 2, 2, 3, 3, 4, 5, 6]),
    stormMinutes: 150,
    pieceMax: 4,
    steps: 11 + chance.below(7),
    leftOut: [],
    spared: [],
  };
};
