import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import { freezePage, killAll } from '@qoa/testkit/harness';
import type { Page } from 'playwright-core';
import type { Crowd } from '../phones/crowd.ts';
import { openSaleBook } from '../phones/sale-book.ts';
import { upgradeSchema } from './phone-page.ts';
import { openTownDatabase } from './postgres-database.ts';
import { openRealPhone, type RealPhone } from './real-phone.ts';
import { drawSecrets, shownDemo, startServer } from './settle.ts';
import { openShelf } from './shelf.ts';
import type { OpenStage } from './stage.ts';

const frozenMsMax = 400;

/** The phone itself dies: a real browser on a profile, with the built app, against the real server. */
export const browser: OpenStage = async (chance, planted) => {
  const town = await openTownDatabase(chance, planted);
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-chaos-'));
  const server = await startServer(dataDir, { DATABASE_URL: town.url, ...drawSecrets() }, planted);
  const [book, shelf] = [openSaleBook(), openShelf()];
  const { stores } = await shownDemo(server.url);
  assert(stores[0] !== undefined, 'the demo has stores');
  const phone = await openRealPhone(join(dataDir, 'profile'), server.url, stores[0].enrolUrl, shelf, book);
  return {
    crowd: crowdOfOne(phone),
    book,
    inspectEvery: 1,
    inspect: async () => ({ ...(await town.inspect()), ...(await town.read(shelf.missing)) }),
    faults: [
      { name: 'browser killed at guardado', strike: async () => { await phone.sell(); await phone.kill(); await phone.reopen(); } },
      { name: 'browser killed in mid-push', strike: async () => { await pushing(phone); await sleep(chance.below(25)); await phone.kill(); await phone.reopen(); } },
      { name: 'page crashed in mid-push', strike: async () => { await pushing(phone); await crash(phone.page()); await phone.kill(); await phone.reopen(); } },
      { name: 'page frozen in mid-push', strike: async () => { await pushing(phone); await freeze(phone.page(), chance.below(frozenMsMax)); } },
      { name: 'two tabs killed in mid-push', strike: async () => { await besideLeader(phone); await pushing(phone); await sleep(chance.below(25)); await phone.kill(); await phone.reopen(); await phone.openBeside(); } },
      { name: 'leading tab crashed beside another', strike: async () => { const leader = await besideLeader(phone); await pushing(phone); await crash(leader); } },
      { name: 'old tab beside a newer schema', strike: async () => { await pushing(phone); await phone.page().evaluate(upgradeSchema); await phone.openBeside(); await phone.closeOthers(); } },
    ],
    close: async () => {
      await killAll();
      await server.kill9();
      await town.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** A sale, and the moment at which its push leaves. */
const pushing = async (phone: RealPhone): Promise<void> => {
  await Promise.all([phone.untilPush(), phone.sell()]);
};

/** Goes on in a tab beside the one that leads; answers that one. No other is open. */
const besideLeader = async (phone: RealPhone): Promise<Page> => {
  await phone.closeOthers();
  return phone.openBeside();
};

/** The page that crashes answers nothing any more. */
const crash = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
};

const freeze = async (page: Page, forMs: number): Promise<void> => {
  const wake = await freezePage(page);
  await sleep(forMs);
  await wake();
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
