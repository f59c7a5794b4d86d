import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { precompress } from './precompress.mjs';
import { root } from './root.mjs';

/** The three apps a browser opens, each built into its own `dist/`. */
export const webApps = ['pos-pwa', 'customer-card', 'admin-console'];

const sharedSources = ['packages/shared', 'packages/messages', 'packages/design', 'pnpm-lock.yaml', 'tsconfig.base.json', 'scripts/boot/precompress.mjs'];

/** Builds each web app whose sources changed since its last build, side by side: much of a build is one thread. Nothing changed: a few hundred file stats. */
export async function ensureWebBuilt(node, env) {
  const shared = fingerprint(sharedSources);
  await Promise.all(webApps.map((app) => ensureBuilt(app, shared, node, env)));
}

async function ensureBuilt(app, shared, node, env) {
  const wanted = createHash('sha256').update(shared).update(fingerprint([`apps/${app}`])).digest('hex');
  if (isBuilt(app, wanted)) return;
  console.error(`Building ${app} …`);
  await build(app, node, env);
  await precompress(join(root, 'apps', app, 'dist'));
  mkdirSync(join(root, '.qoa/web'), { recursive: true });
  writeFileSync(stampPath(app), wanted);
}

const stampPath = (app) => join(root, '.qoa/web', app);

function isBuilt(app, wanted) {
  const built = existsSync(join(root, 'apps', app, 'dist/index.html')) && existsSync(stampPath(app));
  return built && readFileSync(stampPath(app), 'utf8') === wanted;
}

/** Size and time of change stand for the content: hashing every file would cost the fast start. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) for (const file of files(path)) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const neverBuilt = /(^|\/)(node_modules|dist|\.turbo|golden)(\/|$)|\.(test|prop|pg|web)\.tsx?$/;

function files(path) {
  if (neverBuilt.test(path)) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).sort().flatMap((name) => files(`${path}/${name}`));
}

/** Its words are shown only if it fails. What is built is what people get, also where a test asks for it. */
function build(app, node, env) {
  return new Promise((resolve) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const child = spawn(node, [vite, 'build', '--logLevel', 'warn'], { cwd: join(root, 'apps', app), env: { ...env, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'pipe'] });
    const words = [];
    child.stderr.on('data', (chunk) => words.push(chunk));
    const stop = () => child.kill('SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) return resolve();
      console.error(`${Buffer.concat(words).toString()}\nBuilding ${app} failed.`);
      process.exit(1);
    });
  });
}
