import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@qoa/shared/result';
import { killAll } from '@qoa/testkit/harness';
import { withMore } from '../found.ts';
import { midChange } from '../office/mid-change.ts';
import type { Crowd } from '../phones/crowd.ts';
import { openSaleBook } from '../phones/sale-book.ts';
import { phoneFaults } from './phone-faults.ts';
import { openTownDatabase } from './postgres-database.ts';
import { openRealPhone, type RealPhone } from './real-phone.ts';
import { drawSecrets, gatherOffice, shownDemo, startServer } from './settle.ts';
import { openShelf } from './shelf.ts';
import type { OpenStage } from './stage.ts';

/** The phone itself dies, or its storage, its clock or one of its tabs fails: a real browser on a profile, with the built app, against the real server. */
export const browser: OpenStage = async (chance, planted) => {
  const town = await openTownDatabase(chance, planted);
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-chaos-'));
  const server = await startServer(dataDir, { DATABASE_URL: town.url, ...drawSecrets() }, planted);
  const { stores, products } = await shownDemo(server.url);
  assert(stores[0] !== undefined, 'the demo has stores');
  const gtins = products.filter(({ isPromoted }) => isPromoted).map(({ gtin }) => gtin);
  const [book, shelf] = [openSaleBook(), openShelf({ cards: town.cards, gtins }, chance)];
  const phone = await openRealPhone(join(dataDir, 'profile'), server.url, stores[0].enrolUrl, shelf, book);
  const change = midChange(await gatherOffice([server.url], chance), chance, true);
  return {
    crowd: crowdOfOne(phone),
    book,
    inspectEvery: 1,
    inspect: async () => withMore(await change.inspect(town.read), { ...(await town.read(shelf.missing)), untrue: phone.amiss() }),
    faults: phoneFaults(phone, chance, change.strike),
    close: async () => {
      await killAll();
      await server.kill9();
      await town.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** One tendero, who sells while the stage strikes and waits for the banner. */
const crowdOfOne = (phone: RealPhone): Crowd => ({
  beginSelling: () => undefined,
  stopSelling: () => undefined,
  untilPushing: () => Promise.resolve(),
  untilServed: async (sinceMs) => ((await phone.untilSynced()) ? performance.now() - sinceMs : null),
  drained: () => phone.untilSynced(),
  repeatAll: () => Promise.resolve(true),
  stop: () => undefined,
});
