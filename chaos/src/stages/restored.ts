import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import type { CardCode } from '@qoa/shared/ids';
import type { Chance } from '@qoa/sim/chance';
import { readFound } from '../found.ts';
import { openSaleBook } from '../phones/sale-book.ts';
import { type KeptStorage, openKeptEmbedded, openKeptPostgres } from './kept-storage.ts';
import { enrolOne, gatherCrowd, startServer } from './settle.ts';
import type { OpenStage, Stage } from './stage.ts';

/** Behind its backup a town sells for at most so long before all that is lost. */
const gapMsMax = 3_000;
/** So few that the day's limit takes what another order gives. */
const customersCount = 150;

/** The database inside the server goes back to a backup. */
export const restoredEmbedded: OpenStage = async (chance, planted) => restoredTown('restore, embedded', await openKeptEmbedded(), chance, planted);

/** A PostgreSQL goes back to a base backup and its archived log. */
export const restoredPostgres: OpenStage = async (chance, planted) => restoredTown('restore, PostgreSQL', await openKeptPostgres(chance, planted), chance, planted);

/**
 * The server is lost and brought back to a backup of some seconds ago, now and then twice, while its phones sell. Behind each backup a phone
 * enrols, which the restored server does not know, and an old one is put away, whose sales only the backup holds.
 */
const restoredTown = async (name: string, storage: KeptStorage, chance: Chance, planted: Parameters<OpenStage>[1]): Promise<Stage> => {
  const server = await startServer(storage.dataDir, storage.env, planted);
  const book = openSaleBook();
  const customers: CardCode[] = [];
  const othersCome = (): void => void customers.splice(0, customers.length, ...Array.from({ length: customersCount }, () => chance.pick(storage.cards)));
  othersCome();
  const crowd = await gatherCrowd(server.url, [server.url], customers, book, chance);
  const untrue: string[] = [];
  let enrolled = 0;
  const goBack = async (): Promise<void> => {
    await storage.beforeLoss();
    await server.kill9();
    book.goesBack();
    await storage.bringBack();
    await server.start();
    if ((await crowd.untilServed(performance.now())) === null) untrue.push('a phone was not served by the restored server within a minute');
  };
  return {
    crowd,
    book,
    inspectEvery: storage.isReadAtRest ? 5 : 1,
    inspect: async () => {
      if (storage.isReadAtRest) await server.kill9();
      const found = await storage.read(readFound);
      if (storage.isReadAtRest) await server.start();
      return { ...found, untrue: [...found.untrue, ...untrue] };
    },
    faults: [
      {
        name,
        prepare: async () => {
          assert(await crowd.putAwayOldest(), 'what an old phone sold is answered within a minute');
          await storage.backUp();
          othersCome();
          const newcomer = await enrolOne(server.url, (enrolled += 1), { origins: [server.url], book, jitter: chance.fraction });
          crowd.join(newcomer);
          assert((await crowd.untilServed(performance.now())) !== null, 'the newcomer is served');
          await sleep(chance.below(gapMsMax));
        },
        strike: async () => {
          await goBack();
          if (chance.happens(0.25)) await goBack();
        },
      },
    ],
    close: async () => {
      crowd.stop();
      await server.kill9();
      await storage.close();
    },
  };
};
