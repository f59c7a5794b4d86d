import type { Browser, Page } from 'playwright-core';
import type { OpenableCard } from './live-world.ts';

/** A customer's page, watched from inside. */
export interface WatchedPage {
  readonly card: OpenableCard;
  /** Arms the page, acts, and answers when the next stamp stood on the screen, in ms since 1970. A stamp that never comes ends the bench. */
  readonly paintedAfter: (act: () => Promise<void>) => Promise<number>;
  /** A word sent over a bare socket, echoed, and painted: how long it took in this same page. */
  readonly echoMs: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens a card's page in a browser profile of its own, with a bare socket to `echoUrl` beside it. */
export const openPage = async (browser: Browser, url: string, echoUrl: string, card: OpenableCard): Promise<WatchedPage> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX' });
  const page = await context.newPage();
  await page.goto(`${url}/card/#${card.secret}`);
  await page.locator('#status.live').waitFor();
  await page.locator('.programme').first().waitFor();
  await page.evaluate(watch, echoUrl);
  return {
    card,
    paintedAfter: async (act) => {
      await page.evaluate(() => window.qoaBench.arm());
      const [paintedMs] = await Promise.all([page.evaluate((msMax) => Promise.race([window.qoaBench.painted, new Promise<number>((_, late) => setTimeout(() => late(new Error('a stamp was never painted')), msMax))]), paintMsMax), act()]);
      return paintedMs;
    },
    echoMs: async () => page.evaluate(() => window.qoaBench.echo()),
    close: () => closed(page),
  };
};

const paintMsMax = 20_000;

const closed = async (page: Page): Promise<void> => page.context().close();

declare global {
  interface Window {
    qoaBench: { painted: Promise<number>; arm: () => void; echo: () => Promise<number> };
  }
}

/** Runs inside the page. Painted is the end of the frame after the change: the frame's callback, then the next task. */
const watch = async (echoUrl: string): Promise<void> => {
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now()))));
  const word = document.createElement('p');
  document.querySelector('main')?.append(word);
  const socket = new WebSocket(echoUrl);
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }));
  const stamps = document.querySelector('#programmes');
  window.qoaBench = {
    painted: Promise.resolve(0),
    arm: () => {
      window.qoaBench.painted = new Promise((done) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          void frame().then(done);
        });
        if (stamps !== null) observer.observe(stamps, { childList: true });
      });
    },
    echo: async () => {
      const beganMs = performance.timeOrigin + performance.now();
      const heard = new Promise<number>((done) => {
        socket.addEventListener('message', ({ data }) => {
          word.textContent = String(data);
          void frame().then(done);
        }, { once: true });
      });
      socket.send(String(beganMs));
      return (await heard) - beganMs;
    },
  };
};
