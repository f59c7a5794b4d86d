import { builtApp, launchChromium } from '@qoa/testkit/harness';
import type { BrowserContext, Locator, Page, WebSocketRoute } from 'playwright-core';
import { stubHealth } from './stub-health.ts';
import { stubDraft } from './stub-parts.ts';
import { startStubConsole, type stubAdmin, type StubConsole } from './stub-server.ts';

/** The built console, a browser, and for each test a server and whoever comes in. */
export interface Stage {
  /** Begins a test with a server of its own. */
  readonly begin: () => Promise<StubConsole>;
  /** Somebody signs in, in a browser of their own, and sees the screen of an address. */
  readonly comeIn: (person: typeof stubAdmin, path: string, how?: { readonly width?: number }) => Promise<Page>;
  /** A fact reaches every open console, as the server's socket tells it. */
  readonly tellAll: () => void;
  /** Campaign 1, written by the first person and published by the second. */
  readonly publish: () => void;
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Takes the built console and opens a browser. */
export const openStage = async (): Promise<Stage> => {
  const browser = await launchChromium();
  let stub: StubConsole;
  let contexts: BrowserContext[] = [];
  let sockets: WebSocketRoute[] = [];
  return {
    begin: async () => {
      [contexts, sockets] = [[], []];
      stub = await startStubConsole(builtApp('admin-console'), stubHealth());
      return stub;
    },
    comeIn: async (person, path, { width = 1280 } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'es-MX', reducedMotion: 'reduce' });
      contexts.push(context);
      await context.routeWebSocket(/\/v1\/live/, (socket) => {
        sockets.push(socket);
        socket.onMessage(() => socket.send(JSON.stringify({ ready: { epoch: stub.health.epoch, serverMs: 0, heads: { console: stub.rows.length } } })));
      });
      const page = await context.newPage();
      await page.goto(`${stub.url}/admin${path}`);
      await page.locator('input[type=email]').fill(person.email);
      await page.locator('input[type=password]').fill(person.password);
      await page.keyboard.press('Enter');
      await page.locator('#content h1').waitFor();
      return page;
    },
    tellAll: () => {
      const [no, prev] = [stub.rows.length + 1, stub.rows.length];
      const row = { judgedNo: no, prev, kind: 'campaign-step', body: { campaign: 1 } };
      stub.rows.push(row);
      for (const socket of sockets) socket.send(JSON.stringify({ hint: { scope: 'console', head: no, rows: [row] } }));
    },
    publish: () => {
      stub.campaigns.play(1, 1, { do: 'edit', document: stubDraft() }, { do: 'submit' });
      stub.campaigns.play(1, 2, { do: 'approve', effectiveFromMs: null });
    },
    finish: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await stub.stop();
    },
    close: () => browser.close(),
  };
};

/** Presses the button of that very name. */
export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

export const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

/** Waits until the page says that something was done. */
export const said = (page: Page, words: string): Promise<void> => page.getByRole('status').getByText(words).waitFor();
