import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@qoa/testkit/harness';
import type { Browser } from 'playwright-core';
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
