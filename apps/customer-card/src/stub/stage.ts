import { builtApp, launchChromium } from '@qoa/testkit/harness';
import type { Browser } from 'playwright-core';

/** The built card and a browser to open it in. */
export interface Stage {
  /** Where its files lie. */
  readonly dist: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Takes the built card and opens a browser. */
export const openStage = async (): Promise<Stage> => {
  const browser = await launchChromium();
  return {
    dist: builtApp('customer-card'),
    browser,
    close: () => browser.close(),
  };
};
