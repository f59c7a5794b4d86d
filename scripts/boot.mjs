// The one entry of `npm start`, `npm test` and every other root script. Plain Node 20 or later and no
// dependency, because it runs before anything is installed. When nothing changed it only compares hashes.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled } from './boot/install.mjs';
import { ensureWebBuilt } from './boot/web-bundles.mjs';
import { root } from './boot/root.mjs';

const [command = 'start', ...args] = process.argv.slice(2);

await ensureInstalled();
const node = node24();
// Modules compiled once are not compiled again: a sixth of the server's start.
const compileCache = join(root, 'node_modules/.cache/node-compile');
const env = { NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` };

const plans = {
  // What a push brings lives until its commit: with the young generation's 16 MB it is copied again and again, a third of the server's time.
  // The embedded database's WebAssembly is optimized later than by default (13,000,000): while a server starts, that takes the processor from everything else. Decision 133.
  start: ['--max-semi-space-size=32', '--wasm-tiering-budget=200000000', 'apps/sync-server/src/main.ts'],
  test: ['scripts/gate.ts'],
  gate: ['scripts/gate.ts'],
  bench: ['bench/src/main.ts'],
  sim: ['sim/src/main.ts'],
  chaos: ['chaos/src/main.ts'],
  dev: ['scripts/dev.ts'],
  admin: ['apps/sync-server/src/main-admin.ts'],
  backup: ['apps/sync-server/src/main-backup.ts', 'backup'],
  restore: ['apps/sync-server/src/main-backup.ts', 'restore'],
  pictures: ['e2e/pictures.ts'],
  vitest: ['node_modules/vitest/vitest.mjs'],
  tsc: ['node_modules/typescript/bin/tsc'],
  node: [],
};

if (['start', 'build', 'bench', 'chaos', 'pictures'].includes(command)) await ensureWebBuilt(node, env);
if (command === 'build') process.exit(0);
const plan = plans[command];
if (plan === undefined) {
  console.error(`Unknown command "${command}". One of: build, ${Object.keys(plans).join(', ')}`);
  process.exit(2);
}
runToTheEnd(node, ['--disable-warning=ExperimentalWarning', ...plan, ...args]);

/** The Node that the lockfile names, whatever the host has. */
function node24() {
  const candidates = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe'].map((path) => join(root, path));
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) {
    console.error('Node 24 is missing from node_modules. Mend it with: rm -rf node_modules && npm start');
    process.exit(1);
  }
  return found;
}

/** Runs the child in our process group, passes signals on, and ends as the child ended. */
function runToTheEnd(file, argv) {
  const child = spawn(file, argv, { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
