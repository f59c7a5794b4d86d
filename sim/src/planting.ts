import { type Cores, realCores } from './cores.ts';
import { plants } from './plants.ts';
import { runSeed } from './schedule.ts';

/** Makes a world with one defect in it. */
export type Plant = (real: Cores) => Cores;

export interface PlantedRow {
  readonly fault: string;
  /** The law that turned red; null: nothing noticed. */
  readonly caughtBy: string | null;
  readonly afterSchedules: number;
}

/** Runs schedules on each defect, until one breaks a law or `schedulesMax` have passed. */
export const catchPlanted = (seed: number, schedulesMax: number, planted: Readonly<Record<string, Plant>> = plants): readonly PlantedRow[] =>
  Object.entries(planted).map(([fault, plant]) => {
    for (let n = 1; n <= schedulesMax; n += 1) {
      const { violation } = runSeed(seed + n - 1, plant(realCores));
      if (violation !== null) return { fault, caughtBy: violation.law, afterSchedules: n };
    }
    return { fault, caughtBy: null, afterSchedules: schedulesMax };
  });
