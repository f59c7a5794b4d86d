import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLink, type Weather } from '../link.ts';
import { openSaleBook } from '../phones/sale-book.ts';
import { openTownDatabase } from './postgres-database.ts';
import { midChange } from '../office/mid-change.ts';
import { drawSecrets, gatherCrowd, gatherOffice, startServer } from './settle.ts';
import type { Fault, OpenStage } from './stage.ts';

/** One server on a real PostgreSQL: either is killed in the middle of pushes and of a campaign's change, and both networks fail. */
export const oneServer: OpenStage = async (chance, planted) => {
  const town = await openTownDatabase(chance, planted);
  const { link: databaseLink, url } = await town.wire();
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-chaos-'));
  const server = await startServer(dataDir, { DATABASE_URL: url, ...drawSecrets() }, planted);
  const phonesLink = await openLink(server.port, chance);
  const book = openSaleBook();
  const crowd = await gatherCrowd(server.url, [`http://127.0.0.1:${phonesLink.port}`], town.cards, book, chance);
  const change = midChange(await gatherOffice([server.url], chance), chance);
  const onPhones = (name: string, weather: Weather): Fault => ({ name, strike: () => phonesLink.strikeNext(weather, 1 + chance.below(3)) });
  return {
    crowd,
    book,
    inspect: () => change.inspect(town.read),
    inspectEvery: 1,
    faults: [
      { name: 'PostgreSQL killed', strike: () => change.strike(async () => { await town.postgres.kill9(); await town.postgres.restart(); }) },
      { name: 'server killed', strike: () => change.strike(async () => { await server.kill9(); await server.start(); }) },
      onPhones('push cut', 'cut'),
      onPhones('push delayed', 'lag'),
      onPhones('push repeated', 'repeat'),
      onPhones('push out of order', 'late'),
      { name: 'database cut off', strike: async () => databaseLink.cutAll() },
      { name: 'database delayed', strike: () => databaseLink.lagAll(80, 300) },
    ],
    close: async () => {
      crowd.stop();
      await phonesLink.close();
      await server.kill9();
      await databaseLink.close();
      await town.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
