import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';

/** How to put a browser on this machine. */
export const chromiumMend = 'apt-get install -y chromium (Debian, as root), or: npx playwright install chromium';

/** The browser of this machine: `CHROMIUM`, the system's, or the one playwright once downloaded. */
export const findChromium = (): string | undefined => [process.env['CHROMIUM'], ...usualPlaces, playwrightsOwn()].find((path) => path !== undefined && path !== '' && existsSync(path));

/**
 * The same engine without a window's parts, where this machine has it: it starts and paints for half the processor time. It knows no background sync. What was named by
 * `CHROMIUM` stands for both.
 */
export const findHeadlessShell = (): string | undefined => [process.env['CHROMIUM'], '/usr/lib/chromium/chromium-headless-shell'].find((path) => path !== undefined && path !== '' && existsSync(path));

/** What tests run in. */
export const findTestBrowser = (): string | undefined => findHeadlessShell() ?? findChromium();

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const playwrightsOwn = (): string | undefined => {
  try {
    return chromium.executablePath();
  } catch {
    return undefined; // Playwright knows no build for this platform.
  }
};

/** What a test's browser is given: a video file that plays as its camera, and flags beyond the usual. */
export type ChromiumOptions = {
  /** As a person has it, not the engine alone: for what only that one knows, and for what is measured. */
  readonly whole?: true;
  /** A .mjpeg or .y4m file; frames are decoded for real. */
  readonly fakeVideo?: string;
  readonly args?: readonly string[];
};

/** Launch options that work as root, without a GPU and without a network. Throws with the mending command when no browser is there. */
export const chromiumLaunchOptions = (options: ChromiumOptions = {}): LaunchOptions => {
  const executablePath = options.whole === true ? findChromium() : findTestBrowser();
  if (executablePath === undefined) throw new Error(`No Chromium on this machine. Mend it with: ${chromiumMend}`);
  return { executablePath, args: [...chromiumFlags, ...cameraFlags(options.fakeVideo), ...(options.args ?? [])] };
};

/** Flags that let Chromium run as root, without a GPU and without a network. */
export const chromiumFlags: readonly string[] = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Two cameras of Chromium's own, allowed without asking: each shows a turning pattern. */
export const fakeCameraFlags: readonly string[] = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=2'];

const cameraFlags = (fakeVideo: string | undefined): readonly string[] =>
  fakeVideo === undefined ? [] : ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${fakeVideo}`];

/** A browser with no memory. */
export const launchChromium = (options: ChromiumOptions = {}): Promise<Browser> => chromium.launch(chromiumLaunchOptions(options));

/** A browser on a profile folder: what it stored is there again when the same folder is opened once more, also after a kill. */
export const launchProfile = (userDataDir: string, options: ChromiumOptions = {}): Promise<BrowserContext> =>
  chromium.launchPersistentContext(userDataDir, chromiumLaunchOptions(options));
