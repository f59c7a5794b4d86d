import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { storedHere } from './phone-page.ts';

/** How long what is left of a page that did not open may take to tell of itself. */
const tellingMsMax = 10_000;

/**
 * Opens the app in a page and waits for its banner, `patienceMs` for each.
 *
 * Errors: a defect with what the page shows, its address, what its browser keeps for it, what it said meanwhile, and where its picture is; its cause is what was waited for.
 */
export const openApp = async (page: Page, url: string, patienceMs: number): Promise<void> => {
  const startedMs = performance.now();
  const said: string[] = [];
  const hear = (words: string): void => void said.push(`${Math.round(performance.now() - startedMs)} ms: ${words}`);
  page.on('console', (line) => hear(`${line.type()} ${line.text()}`));
  page.on('pageerror', (error) => hear(`thrown ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => hear(`not fetched: ${request.url()}: ${request.failure()?.errorText ?? ''}`));
  page.on('crash', () => hear('crashed'));
  try {
    await page.goto(url, { timeout: patienceMs });
    await page.locator('.banner').waitFor({ timeout: patienceMs });
  } catch (cause) {
    throw new Error([`the app did not open in ${Math.round(performance.now() - startedMs)} ms`, ...(await shownBy(page)), 'said:', ...said].join('\n'), { cause });
  }
};

/** A page that stands may answer none of this; then its place says so. */
const shownBy = async (page: Page): Promise<readonly string[]> => {
  const path = join(mkdtempSync(join(tmpdir(), 'qoa-unopened-')), 'page.png');
  const orWhyNot = (reason: unknown): string => `none: ${String(reason)}`;
  const text = await page.locator('body').innerText({ timeout: tellingMsMax }).catch(orWhyNot);
  const picture = await page.screenshot({ path, timeout: tellingMsMax }).then(() => path, orWhyNot);
  const stored = await Promise.race([page.evaluate(storedHere).then((parts) => parts.join(', ')), sleep(tellingMsMax, 'none: no answer')]).catch(orWhyNot);
  return [`stored: ${stored}`, `address: ${page.url()}`, `text: ${text}`, `picture: ${picture}`];
};
