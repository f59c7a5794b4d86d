import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@qoa/shared/result';
import { embeddedDatabase } from '@qoa/sync-server/platform/embedded-database';
import type { Database } from '@qoa/sync-server/platform/database';
import { midChange } from '../office/mid-change.ts';
import { openSaleBook } from '../phones/sale-book.ts';
import { drawSecrets, gatherCrowd, gatherOffice, settleCards, startServer } from './settle.ts';
import type { OpenStage } from './stage.ts';

/** One server with the database inside it: both die at once, in the middle of pushes and of a campaign's change. One process may have its folder open, so a look at it is a kill more. */
export const embedded: OpenStage = async (chance, planted) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-chaos-'));
  const reading = async <Value>(read: (database: Database) => Promise<Value>): Promise<Value> => {
    const opened = await embeddedDatabase(dataDir, () => undefined);
    assert(opened.ok, 'nobody has the folder open');
    const value = await read(opened.value);
    await opened.value.close();
    return value;
  };
  const cards = await reading(settleCards);
  const server = await startServer(dataDir, drawSecrets(), planted);
  const book = openSaleBook();
  const crowd = await gatherCrowd(server.url, [server.url], cards, book, chance);
  const change = midChange(await gatherOffice([server.url], chance), chance);
  return {
    crowd,
    book,
    inspectEvery: 10,
    inspect: async () => {
      const found = await change.inspect(async (read) => {
        await server.kill9();
        return reading(read);
      });
      await server.start();
      return found;
    },
    faults: [{ name: 'server with its database killed', strike: () => change.strike(async () => { await server.kill9(); await server.start(); }) }],
    close: async () => {
      crowd.stop();
      await server.kill9();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
