import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './gate/files.ts';

// The server that starts again when its sources change, beside a build of each web app that follows its own.
// (`node --watch` speaks to the database's worker on the same line, and the worker does not know its words.)
const settleMs = 200;
const builds = ['pos-pwa', 'customer-card', 'admin-console'].map((app) =>
  run([join(root, 'node_modules/vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'], join('apps', app)),
);
let server = startServer();
let restarting: Promise<void> | undefined;
let isEnding = false;

for (const folder of ['apps/sync-server', 'packages/shared/src', 'packages/messages/src']) {
  watch(join(root, folder), { recursive: true }, (_, file) => {
    if (file !== null && /\.(?:ts|sql|css)$/.test(file) && !file.endsWith('.test.ts')) restarting ??= restart();
  });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    for (const child of [...builds, server]) child.kill(signal);
    void once(server, 'exit').then(() => process.exit(0));
  });
}

async function restart(): Promise<void> {
  await sleep(settleMs);
  console.log('The server starts again …');
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  restarting = undefined;
  if (!isEnding) server = startServer();
}

function startServer(): ChildProcess {
  return run(['--disable-warning=ExperimentalWarning', 'apps/sync-server/src/main.ts', ...process.argv.slice(2)], '.');
}

function run(args: readonly string[], folder: string): ChildProcess {
  return spawn(process.execPath, args, { cwd: join(root, folder), stdio: 'inherit' });
}
