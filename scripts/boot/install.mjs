import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const stampPath = join(root, 'node_modules/.qoa-installed');

/** Installs what the lockfile names, unless it is what was installed last time. */
export async function ensureInstalled() {
  const wanted = hashOfWhatIsWanted();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wanted) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.error('Installing packages (once; about a minute on an empty machine) …');
  await install(packageManager);
  writeFileSync(stampPath, wanted);
}

function hashOfWhatIsWanted() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['pnpm-workspace.yaml', 'pnpm-lock.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** pnpm comes through npx: corepack is gone or broken on many machines. Its words are shown only if it fails. */
function install(packageManager) {
  const startedAtMs = Date.now();
  return new Promise((resolve) => {
    const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
    const argv = ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'];
    const child = spawn(npx, argv, { cwd: root, env: { ...process.env, CI: 'true' }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    const words = [];
    child.stdout.on('data', (chunk) => words.push(chunk));
    child.stderr.on('data', (chunk) => words.push(chunk));
    const progress = setInterval(() => console.error(`  … ${lastLine(words)} (${seconds(startedAtMs)} s)`), 10_000);
    const stop = () => child.kill('SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', (error) => words.push(Buffer.from(error.message)));
    child.on('close', (code) => {
      clearInterval(progress);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code !== 0) {
        console.error(Buffer.concat(words).toString());
        console.error(`Installing failed. Look above, then try: npx --yes ${packageManager} install --frozen-lockfile`);
        process.exit(1);
      }
      console.error(`Installed in ${seconds(startedAtMs)} s.`);
      resolve();
    });
  });
}

const seconds = (sinceMs) => Math.round((Date.now() - sinceMs) / 1000);
const lastLine = (words) => Buffer.concat(words).toString().trim().split('\n').at(-1)?.slice(0, 100) ?? '';
