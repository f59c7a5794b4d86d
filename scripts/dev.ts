import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { root } from './gate/files.ts';

// The server that starts again at each save, beside a build of each web app that follows its sources.
const apps = ['pos-pwa', 'customer-card', 'admin-console'];
const children: readonly ChildProcess[] = [
  ...apps.map((app) => run(['node_modules/vite/bin/vite.js', 'build', '--watch', '--logLevel', 'warn'], join('apps', app))),
  run(['--watch', '--disable-warning=ExperimentalWarning', 'apps/sync-server/src/main.ts', ...process.argv.slice(2)], '.'),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => children.forEach((child) => child.kill(signal)));

function run(args: readonly string[], folder: string): ChildProcess {
  const absolute = args.map((arg) => (arg.startsWith('node_modules/') ? join(root, arg) : arg));
  return spawn(process.execPath, absolute, { cwd: join(root, folder), stdio: 'inherit' });
}
