import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import type { Page } from 'playwright-core';

/** A page's time, taken out of the world: it stands until it is let run, and then hours take seconds. No page comes back from it: what follows is another page, or a killed browser. */
export interface TakenClock {
  /** Lets the page live so long by its own clocks and timers, which wait while a request is on its way, but not for ever; then it stands again. */
  readonly run: (forMs: number) => Promise<void>;
  /** Lets it live, hour by hour, until `work` is done. */
  readonly runUntil: <Value>(work: Promise<Value>) => Promise<Value>;
}

const hourMs = 3_600_000;
/** Without it a page that does something at every moment would never come to the end of one. */
const tasksAMomentMax = 100_000;
/** Real time that a request may keep the clock waiting. Now and then Chromium counts one that is over and waits without end. */
const requestMsMax = 5_000;

/** Takes the clock of a page and sets it `aheadMs` ahead. While it stands, no timer, message or stored row reaches the page. */
export const takeClock = async (page: Page, aheadMs: number): Promise<TakenClock> => {
  const session = await page.context().newCDPSession(page);
  const realMs = Date.now();
  await session.send('Emulation.setVirtualTimePolicy', { policy: 'pause', initialVirtualTime: (realMs + aheadMs) / 1000 });
  const shownMs = await page.evaluate(() => Date.now());
  assert(Math.abs(shownMs - realMs - aheadMs) < 60_000, `the page's clock is ${aheadMs} ms ahead, not ${shownMs - realMs}`);
  const live = async (policy: 'pauseIfNetworkFetchesPending' | 'advance', forMs: number): Promise<true> => {
    const lived = new Promise<true>((resolve) => session.once('Emulation.virtualTimeBudgetExpired', () => resolve(true)));
    await session.send('Emulation.setVirtualTimePolicy', { policy, budget: forMs, maxVirtualTimeTaskStarvationCount: tasksAMomentMax });
    return lived;
  };
  const run = async (forMs: number): Promise<void> => {
    assert(forMs > 0, 'it lives for some time: without a budget it would live without end');
    const isLived = await Promise.race([live('pauseIfNetworkFetchesPending', forMs), sleep(requestMsMax, false, { ref: false })]);
    if (!isLived) await live('advance', forMs);
  };
  return {
    run,
    runUntil: async (work) => {
      let isDone = false;
      const done = work.finally(() => (isDone = true));
      done.catch(() => undefined); // Thrown to whoever waits, below.
      while (!isDone) await run(hourMs);
      return done;
    },
  };
};
