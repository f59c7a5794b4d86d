import { existsSync } from 'node:fs';
import { chromiumMend, findChromium } from '../../packages/testkit/src/harness/chromium.ts';
import { runCommand } from './run-command.ts';

/** Browser tests are never skipped: the browser is installed where it can be, else the step fails with the command that mends it. */
export const ensureChromium = async (): Promise<void> => {
  if (findChromium() !== undefined) return;
  process.stdout.write('installing Chromium … ');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await installFromDebian();
  if (findChromium() === undefined) await runCommand('playwright', ['install', 'chromium'], { timeoutMs: 300_000 });
  if (findChromium() === undefined) throw new Error(`No Chromium on this machine, and it could not be installed. Mend it with: ${chromiumMend}`);
};

const installFromDebian = async (): Promise<void> => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { timeoutMs: 120_000, env });
  await runCommand('apt-get', ['install', '-y', '-qq', 'chromium'], { timeoutMs: 300_000, env });
};
