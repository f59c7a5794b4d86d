import { existsSync } from 'node:fs';
import { chromiumMend, findChromium, findHeadlessShell } from '../../packages/testkit/src/harness/chromium.ts';
import { runCommand } from './run-command.ts';

/** Browser tests are never skipped: the browser is installed where it can be, else the step fails with the command that mends it. Where only the shell is missing, the browser does its work, in twice the time. */
export const ensureChromium = (): Promise<void> => (ensured ??= ensure());

/** Once a run: what could not be had for one step cannot be had for the next. */
let ensured: Promise<void> | undefined;

const ensure = async (): Promise<void> => {
  const missing = [...(findChromium() === undefined ? ['chromium'] : []), ...(findHeadlessShell() === undefined ? ['chromium-headless-shell'] : [])];
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length === 0 || (findChromium() !== undefined && !mayInstall)) return;
  process.stdout.write('installing Chromium … ');
  if (mayInstall) await installFromDebian(missing);
  if (findChromium() === undefined) await runCommand('playwright', ['install', 'chromium'], { timeoutMs: 300_000 });
  if (findChromium() === undefined) throw new Error(`No Chromium on this machine, and it could not be installed. Mend it with: ${chromiumMend}`);
};

/** One by one: not every release of Debian has them all. */
const installFromDebian = async (packages: readonly string[]): Promise<void> => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { timeoutMs: 120_000, env });
  for (const each of packages) await runCommand('apt-get', ['install', '-y', '-qq', each], { timeoutMs: 300_000, env });
};
