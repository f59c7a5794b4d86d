import type { Database } from '@qoa/sync-server/platform/database';
import type { Happening } from '../src/diary.ts';
import { realCores } from '../src/cores.ts';
import type { FaultKind } from '../src/fault-kinds.ts';
import { runSchedule } from '../src/schedule.ts';
import { type Setting, settingOf } from '../src/setting.ts';
import { tallyOf } from '../src/tally.ts';
import { liveAgain } from './again.ts';

/** A schedule in which the model and the real adapters came apart. */
export interface Disagreement {
  readonly seed: number;
  readonly how: string;
}

/** The seed's evening as the second layer lives it: pushes are judged in one piece, and what is in `Setting.livedTwice`. */
export const realSettingOf = (seed: number): Setting => ({ ...settingOf(seed), pieceMax: 9, livedTwice: true });

/** What the second layer came to, in the form of the first. */
export interface Agreed {
  readonly schedules: number;
  readonly seed: number;
  readonly disagreements: readonly Disagreement[];
  readonly schedulesPerMinute: number;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  readonly traceHash: string;
}

const disagreementsMax = 5;

/** Lives evenings in the model, then again with the real adapters; a law broken in the model is told as it is. */
export const agreeAll = async (schedules: number, seed: number, database: Database, onEach: (done: number) => void = () => undefined): Promise<Agreed> => {
  const beganMs = performance.now();
  const disagreements: Disagreement[] = [];
  const tally = tallyOf();
  let done = 0;
  for (; done < schedules && disagreements.length < disagreementsMax; done += 1) {
    const happenings: Happening[] = [];
    const ended = runSchedule(realSettingOf(seed + done), realCores, (happening) => void happenings.push(happening()));
    tally.add(ended);
    const how = ended.violation === null ? await liveAgain(happenings, database) : `the model broke the law "${ended.violation.law}": ${ended.violation.how}`;
    if (how !== null) disagreements.push({ seed: seed + done, how });
    onEach(done + 1);
  }
  return { schedules: done, seed, disagreements, schedulesPerMinute: Math.round((done * 60e3) / (performance.now() - beganMs)), faults: tally.faults(), traceHash: tally.traceHash() };
};
