import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '@qoa/sim/chance';
import { brokenLaws, type Broken } from './laws.ts';
import type { Fault, OpenStage, Planted, Stage } from './stages/stage.ts';

/** What one fault came to over its rounds. */
export interface Row {
  readonly victim: string;
  readonly kills: number;
  /** Events that were answered in its rounds. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly twice: number;
  /** From the fault until every phone was served again. */
  readonly recoveryMsP95: number;
}

/** What a run over a stage came to. */
export interface Played {
  readonly rows: readonly Row[];
  /** What broke, in words; the run ends at the first. */
  readonly broken: readonly string[];
}

interface Tally {
  kills: number;
  acknowledged: number;
  lost: number;
  twice: number;
  readonly recoveriesMs: number[];
}

/** A town that has seen so many rounds makes place for a new one, so that reading it stays quick. */
const roundsMax = 40;
const sellingMsMax = 40;
const strikeMsMax = 12;

/** Strikes a stage `kills` times with each of its faults, in turn. `tell` hears of each round. */
export const playStage = async (open: OpenStage, kills: number, chance: Chance, planted: Planted = {}, tell: (text: string) => void = () => undefined): Promise<Played> => {
  const tallies = new Map<string, Tally>();
  for (let done = 0; done < kills; ) {
    const stage = await open(chance, planted);
    try {
      const lives = Math.min(kills - done, Math.max(1, Math.floor(roundsMax / stage.faults.length)));
      for (let life = 1; life <= lives; life += 1) {
        for (const fault of stage.faults) {
          const isInspected = life % stage.inspectEvery === 0 || life === lives;
          const broken = await playRound(stage, fault, chance, tallyOf(tallies, fault.name), isInspected);
          if (broken.length > 0) return { rows: rowsOf(tallies), broken: broken.map((words) => `${fault.name}: ${words}`) };
          tell(`${fault.name} ${done + life} of ${kills}`);
        }
      }
      done += lives;
    } finally {
      await stage.close();
    }
  }
  return { rows: rowsOf(tallies), broken: [] };
};

const tallyOf = (tallies: Map<string, Tally>, name: string): Tally => {
  const tally = tallies.get(name) ?? { kills: 0, acknowledged: 0, lost: 0, twice: 0, recoveriesMs: [] };
  tallies.set(name, tally);
  return tally;
};

/** Sells, prepares what the fault needs, strikes in mid-push, waits until all are served again, lets everything arrive, asks everything once more, and looks. */
const playRound = async ({ crowd, book, inspect }: Stage, { prepare, strike }: Fault, chance: Chance, tally: Tally, isInspected: boolean): Promise<readonly string[]> => {
  const before = book.acknowledged();
  crowd.beginSelling();
  await prepare?.();
  await sleep(chance.below(sellingMsMax));
  await crowd.untilPushing();
  await sleep(chance.below(strikeMsMax));
  const struckMs = performance.now();
  await strike();
  tally.kills += 1;
  const recoveryMs = await crowd.untilServed(struckMs);
  if (recoveryMs !== null) tally.recoveriesMs.push(recoveryMs);
  crowd.stopSelling();
  const drained = recoveryMs !== null && (await crowd.drained());
  const repeated = drained && (await crowd.repeatAll());
  tally.acknowledged += book.acknowledged() - before;
  const stuck = repeated ? [] : ['the phones were not served again within a minute'];
  if (!isInspected && stuck.length === 0) return book.changed();
  return [...counted(tally, brokenLaws(book, await inspect(), drained)), ...stuck];
};

const counted = (tally: Tally, { lost, twice, untrue }: Broken): readonly string[] => {
  tally.lost += lost.length;
  tally.twice += twice.length;
  return [...lost, ...twice, ...untrue];
};

const rowsOf = (tallies: ReadonlyMap<string, Tally>): readonly Row[] =>
  [...tallies].map(([victim, { recoveriesMs, ...counts }]) => ({ victim, ...counts, recoveryMsP95: Math.round([...recoveriesMs].sort((a, b) => a - b)[Math.ceil(recoveriesMs.length * 0.95) - 1] ?? 0) }));
