import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import type { Chance } from '@qoa/sim/chance';
import { freezePage, takeClock } from '@qoa/testkit/harness';
import type { Page } from 'playwright-core';
import { fillUp, makeRoom, upgradeSchema } from './phone-page.ts';
import type { RealPhone } from './real-phone.ts';
import type { Fault } from './stage.ts';

const hourMs = 3_600_000;
const frozenMsMax = 400;
const killMsMax = 25;
const closesAfterMsMax = 20_000;
const daysAheadMax = 60;
/** More than the app puts away late, of its own. */
const roomBytes = 4_000_000;
const salesIntoFullMax = 30;

/** All that may befall the phone itself. `dying` is what else goes on while its browser is killed. */
export const phoneFaults = (phone: RealPhone, chance: Chance, dying: (die: () => Promise<void>) => Promise<void>): readonly Fault[] => {
  const killed = (): Promise<void> =>
    dying(async () => {
      await sleep(chance.below(killMsMax));
      await phone.kill();
    });
  const fault = (name: string, ...steps: readonly (() => Promise<unknown>)[]): Fault => ({
    name,
    strike: async () => {
      for (const step of steps) await step();
    },
  });
  return [
    fault('browser killed at guardado', phone.sell, () => dying(phone.kill), phone.reopen),
    fault('browser killed in mid-push', () => pushing(phone), killed, phone.reopen),
    fault('page crashed in mid-push', () => pushing(phone), () => crash(phone.page()), phone.kill, phone.reopen),
    fault('page frozen in mid-push', () => pushing(phone), () => freeze(phone.page(), chance.below(frozenMsMax))),
    fault('two tabs killed in mid-push', () => besideLeader(phone), () => pushing(phone), killed, phone.reopen, phone.openBeside),
    { name: 'leading tab crashed beside another', strike: async () => { const leader = await besideLeader(phone); await pushing(phone); await crash(leader); } },
    { name: 'leading tab frozen for good', strike: () => outliveLeader(phone, chance) },
    { name: 'old tab beside a newer schema', strike: () => besideNewer(phone) },
    { name: 'clock runs days ahead in mid-push', strike: () => liveAhead(phone, chance) },
    { name: 'storage fills in mid-push', strike: () => fillStorage(phone) },
  ];
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

/**
 * The tab that leads never wakes again. Where it stands within the phone's storage every other tab waits: most people close it when they
 * are told, and some take their time: the browser would take it away after a minute, or not at all (decision 103).
 */
const outliveLeader = async (phone: RealPhone, chance: Chance): Promise<void> => {
  const leader = await besideLeader(phone);
  await pushing(phone);
  await freezePage(leader);
  await phone.sell(phone.page(), async () => {
    await sleep(chance.happens(0.9) ? 0 : chance.below(closesAfterMsMax));
    await leader.close();
  });
  assert(await phone.untilSynced(), 'beside a frozen leader everything arrives');
  await phone.closeOthers();
};

/** Both tabs sell while a newer release upgrades the database under them, and after it. */
const besideNewer = async (phone: RealPhone): Promise<void> => {
  const old = await besideLeader(phone);
  await Promise.all([pushing(phone), old.evaluate(upgradeSchema)]);
  await Promise.all([phone.sell(), phone.sell(old)]);
  await phone.closeOthers();
};

/** The phone's time stands while a push is on its way, then runs far ahead while it sells and sends; switched on again, it is right. */
const liveAhead = async (phone: RealPhone, chance: Chance): Promise<void> => {
  await pushing(phone);
  const clock = await takeClock(phone.page(), (1 + chance.below(daysAheadMax)) * 24 * hourMs);
  await sleep(chance.below(frozenMsMax));
  await clock.runUntil(phone.sell());
  await clock.run((1 + chance.below(12)) * hourMs);
  await phone.kill();
  await phone.reopen();
};

/** What no room is left for stays on screen, whole; with room it is saved. */
const fillStorage = async (phone: RealPhone): Promise<void> => {
  const { origin } = new URL(phone.page().url());
  const { usage = 0 } = await phone.page().evaluate(() => navigator.storage.estimate());
  await phone.kill();
  let limit = (_quotaSize?: number): Promise<unknown> => Promise.reject(new Error('no browser yet'));
  await phone.reopen(async (page) => {
    const session = await page.context().newCDPSession(page);
    limit = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize === undefined ? {} : { quotaSize }) });
    await limit(usage + roomBytes);
  });
  await pushing(phone);
  let [isSaved, tries] = [true, 0];
  for (; isSaved && tries < salesIntoFullMax; tries += 1) {
    // Each time anew: the storage tidies up behind what was written, and has room again for a while.
    const filling = phone.page().evaluate(fillUp);
    isSaved = await phone.trySelling();
    await phone.note('pressed');
    await filling;
  }
  if (isSaved) phone.blame('a phone without room saved every sale');
  await limit();
  await phone.page().evaluate(makeRoom);
  if (!isSaved) await phone.saveAgain();
  await phone.note('pressed');
};
