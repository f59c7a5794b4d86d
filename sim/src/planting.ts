import { type Cores, realCores } from './cores.ts';
import { keptSchedules } from './kept.ts';
import { plants, rarePlants } from './plants.ts';
import { runSchedule, runSeed } from './schedule.ts';

/** Makes a world with one defect in it. */
export type Plant = (real: Cores) => Cores;

export interface PlantedRow {
  readonly fault: string;
  /** The law that turned red; null: nothing noticed. */
  readonly caughtBy: string | null;
  readonly afterSchedules: number;
}

/** Runs schedules on each defect, until one breaks a law or `schedulesMax` have passed; on a rare one the schedule that is kept of it alone. */
export const catchPlanted = (seed: number, schedulesMax: number, planted: Readonly<Record<string, Plant>> = plants): readonly PlantedRow[] =>
  Object.entries(planted).map(([fault, plant]) => {
    const kept = keptSchedules().find(([name]) => name === rarePlants[fault]);
    if (kept !== undefined) return { fault, caughtBy: runSchedule(kept[1].setting, plant(realCores)).violation?.law ?? null, afterSchedules: 1 };
    for (let n = 1; n <= schedulesMax; n += 1) {
      const { violation } = runSeed(seed + n - 1, plant(realCores));
      if (violation !== null) return { fault, caughtBy: violation.law, afterSchedules: n };
    }
    return { fault, caughtBy: null, afterSchedules: schedulesMax };
  });
