import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { assert } from '@qoa/shared/result';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from './chromium.ts';

const running = new Set<() => Promise<void>>();
process.once('exit', () => running.forEach((kill) => void kill()));

/** Kills what a failed test left running. */
export const killAll = async (): Promise<void> => {
  await Promise.all([...running].map((kill) => kill()));
};

/** A browser on a profile folder that can be killed as a phone's battery kills it. */
export interface MortalBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts it, the whole browser: what it brings back from the disk after a kill is its own work, not the engine's (decision 132). The same folder brings back what was there. */
export const startMortalBrowser = async (profile: string): Promise<MortalBrowser> => {
  const path = findChromium();
  assert(path !== undefined, 'there is a browser');
  const child = spawn(path, [...chromiumFlags, '--headless=new', '--accept-lang=es-MX', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const context = browser.contexts()[0];
  assert(context !== undefined, 'a profile is one context');
  const kill = async (): Promise<void> => {
    running.delete(kill);
    const gone = once(child, 'exit');
    assert(child.pid !== undefined, 'it runs');
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  running.add(kill);
  return { context, page: await context.newPage(), kill };
};

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.on('exit', () => reject(new Error(`the browser did not start: ${said}`)));
  });
