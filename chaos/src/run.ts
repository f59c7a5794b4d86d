import type { Chance } from '@qoa/sim/chance';
import { playStage, type Played } from './rounds.ts';
import { browser } from './stages/browser.ts';
import { embedded } from './stages/embedded.ts';
import { oneServer } from './stages/one-server.ts';
import { restoredEmbedded, restoredPostgres } from './stages/restored.ts';
import type { OpenStage } from './stages/stage.ts';
import { twoJudges } from './stages/two-judges.ts';

/** The stages, in the order in which they are played. */
export const stages: Readonly<Record<string, OpenStage>> = { 'one-server': oneServer, 'two-judges': twoJudges, embedded, browser, 'restored-embedded': restoredEmbedded, 'restored-postgres': restoredPostgres };

/** Plays every stage, or the one named `only`; ends at the first that breaks a law. */
export const runChaos = async (kills: number, chance: Chance, { only, tell }: { readonly only?: string | undefined; readonly tell: (text: string) => void }): Promise<Played> => {
  let all: Played = { rows: [], broken: [] };
  for (const [name, open] of Object.entries(stages)) {
    if ((only !== undefined && only !== name) || all.broken.length > 0) continue;
    const { rows, broken } = await playStage(open, kills, chance, {}, tell);
    all = { rows: [...all.rows, ...rows], broken };
  }
  return all;
};
