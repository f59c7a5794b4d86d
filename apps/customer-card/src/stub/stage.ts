import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { launchChromium } from '@qoa/testkit/harness';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';

/** The built card and a browser to open it in. */
export interface Stage {
  /** Where its files lie. */
  readonly dist: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Builds the card once and opens a browser. */
export const openStage = async (): Promise<Stage> => {
  const dist = mkdtempSync(join(tmpdir(), 'qoa-card-'));
  await build({ root: new URL('../..', import.meta.url).pathname, logLevel: 'silent', build: { outDir: dist, emptyOutDir: true } });
  const browser = await launchChromium();
  return {
    dist,
    browser,
    close: async () => {
      await browser.close();
      rmSync(dist, { recursive: true });
    },
  };
};

/** What axe finds wrong with a page. */
export const violations = async (page: Page): Promise<readonly string[]> => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
