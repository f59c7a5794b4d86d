import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Chance } from '@qoa/sim/chance';
import { playStage } from './rounds.ts';
import { browser } from './stages/browser.ts';
import { oneServer } from './stages/one-server.ts';
import { restoredPostgres } from './stages/restored.ts';
import type { OpenStage, Planted } from './stages/stage.ts';
import { twoJudges } from './stages/two-judges.ts';

/** A realistic defect, and the fault that shows it. */
export interface Plant {
  readonly planted: Planted;
  readonly open: OpenStage;
  readonly fault: string;
}

const swapped = (name: string): Planted => ({ serverFlags: ['--import', pathToFileURL(join(import.meta.dirname, '../planted', `${name}.ts`)).href] });

/** Every town with a defect in it, by what the defect is. */
export const plants: Readonly<Record<string, Plant>> = {
  'acknowledge before commit': { planted: swapped('acknowledge-before-commit'), open: oneServer, fault: 'server killed' },
  'commit without fence': { planted: swapped('unfenced-commit'), open: twoJudges, fault: 'judge frozen, its term raised' },
  'lease believed for ever': { planted: swapped('lease-believed-for-ever'), open: twoJudges, fault: 'judge frozen longer than its lease' },
  'step without its revisions': { planted: swapped('step-without-its-revisions'), open: oneServer, fault: 'server killed' },
  'clock of a phone believed': { planted: swapped('phone-clock-believed'), open: browser, fault: 'clock runs days ahead in mid-push' },
  'covered before the backup holds it': { planted: swapped('covered-beyond-the-backup'), open: restoredPostgres, fault: 'restore, PostgreSQL' },
  'nothing made whole': { planted: swapped('nothing-made-whole'), open: restoredPostgres, fault: 'restore, PostgreSQL' },
  'commit without fsync': { planted: { postgresSettings: { synchronous_commit: 'off', wal_writer_delay: '300ms' } }, open: oneServer, fault: 'PostgreSQL killed' },
};

/** What noticed a planted defect, and at which strike; null: nothing did. */
export interface Caught {
  readonly caughtBy: string | null;
  readonly strikes: number;
}

/** Strikes a defective town until a law breaks, at most `killsMax` times. */
export const catchPlanted = async (plant: Plant, killsMax: number, chance: Chance, tell?: (text: string) => void): Promise<Caught> => {
  const { rows, broken } = await playStage(onlyFault(plant), killsMax, chance, plant.planted, tell);
  return { caughtBy: broken[0] ?? null, strikes: rows.reduce((sum, { kills }) => sum + kills, 0) };
};

const settledMs = 1500;

const onlyFault = ({ open, fault }: Plant): OpenStage => async (chance, planted) => {
  const stage = await open(chance, planted);
  // What is lost are sales, not the enrolments: those are old by then.
  stage.crowd.beginSelling();
  await sleep(settledMs);
  return { ...stage, faults: stage.faults.filter(({ name }) => name === fault) };
};
