import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import type { ServerProcess } from '@qoa/testkit/harness';
import type { Link } from '../link.ts';
import { midChange } from '../office/mid-change.ts';
import { openSaleBook } from '../phones/sale-book.ts';
import { openTownDatabase } from './postgres-database.ts';
import { drawSecrets, gatherCrowd, gatherOffice, startServer } from './settle.ts';
import type { OpenStage } from './stage.ts';

/** A process that may be the judge, with a wire of its own to the database, by which the lock's holder is told apart. */
interface Contender {
  readonly server: ServerProcess;
  readonly link: Link;
}

const frozenMsMax = 150;
const takeOverMsMax = 30_000;

/**
 * Two servers on one PostgreSQL: the one that judges dies, freezes until the other has taken over (cut off, or its session ended for its
 * silence), or has its term raised while it is frozen; each in the middle of a campaign's change.
 */
export const twoJudges: OpenStage = async (chance, planted) => {
  const town = await openTownDatabase(chance, planted);
  const secrets = drawSecrets();
  const folders: string[] = [];
  const contender = async (): Promise<Contender> => {
    const { link, url } = await town.wire();
    const dataDir = mkdtempSync(join(tmpdir(), 'qoa-chaos-'));
    folders.push(dataDir);
    // The one that does not judge is up, and not ready.
    return { link, server: await startServer(dataDir, { DATABASE_URL: url, ...secrets }, planted, '/health') };
  };
  const contenders = [await contender(), await contender()];
  const book = openSaleBook();
  const [first, second] = contenders;
  assert(first !== undefined && second !== undefined, 'there are two');
  const crowd = await gatherCrowd(first.server.url, contenders.map(({ server }) => server.url), town.cards, book, chance);

  const change = midChange(await gatherOffice([first.server.url, second.server.url], chance), chance);

  const judging = async (): Promise<Contender> => {
    for (let tries = 0; tries < takeOverMsMax / 20; tries += 1) {
      const port = await town.judgePort();
      const holder = contenders.find(({ link }) => port !== null && link.owns(port));
      if (holder !== undefined) return holder;
      await sleep(20);
    }
    throw new Error('nobody took the lock within half a minute');
  };
  const untilOther = async (than: Contender): Promise<void> => {
    for (let tries = 0; (await judging()) === than; tries += 1) {
      assert(tries < takeOverMsMax / 20, 'another server takes the lock within half a minute');
      await sleep(20);
    }
  };
  const whileFrozen = async (work: (judge: Contender) => Promise<void>): Promise<void> => {
    const judge = await judging();
    judge.server.freeze();
    try {
      await work(judge);
      await sleep(chance.below(frozenMsMax));
    } finally {
      judge.server.thaw();
    }
  };
  let raisedTerm = 0;
  const untrue: string[] = [];
  /** Nothing but the silence of its session deposes it. It is asked while it is frozen, so that the question is among the first things it reads. */
  const outliveLease = (): Promise<void> =>
    whileFrozen(async (judge) => {
      await untilOther(judge);
      const asked = fetch(`${judge.server.url}/ready`);
      await sleep(frozenMsMax);
      judge.server.thaw();
      if ((await asked).ok) untrue.push('a judge that was frozen longer than its lease said that it judges, while another did');
    });
  return {
    crowd,
    book,
    inspectEvery: 1,
    inspect: async () => {
      const read = await change.inspect(town.read);
      const found = { ...read, untrue: [...read.untrue, ...untrue] };
      const isFenced = raisedTerm === 0 || found.term > raisedTerm;
      return isFenced ? found : { ...found, untrue: [...found.untrue, `term ${raisedTerm} was raised over the judge, and it wrote on under term ${found.term}`] };
    },
    faults: [
      {
        name: 'judge killed beside another',
        strike: () =>
          change.strike(async () => {
            const judge = await judging();
            await judge.server.kill9();
            await untilOther(judge);
            await judge.server.start();
          }),
      },
      {
        name: 'judge frozen, deposed, woken',
        strike: () =>
          change.strike(() =>
            whileFrozen(async (judge) => {
              judge.link.cutAll(); // As PostgreSQL ends the session of a peer that is gone.
              await untilOther(judge);
            }),
          ),
      },
      { name: 'judge frozen longer than its lease', strike: () => change.strike(outliveLease) },
      {
        name: 'judge frozen, its term raised',
        strike: () =>
          change.strike(() =>
            whileFrozen(async () => {
              raisedTerm = await town.raiseTerm();
            }),
          ),
      },
    ],
    close: async () => {
      crowd.stop();
      for (const { server, link } of contenders) {
        await server.kill9();
        await link.close();
      }
      await town.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
};
