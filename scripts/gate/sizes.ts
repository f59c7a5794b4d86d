import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import budgets from './budgets.json' with { type: 'json' };
import { asOne, type Outcome } from './check.ts';
import { root } from './files.ts';
import { runCommand } from './run-command.ts';

/** What a phone must load, in brotli kilobytes, against the budget it was promised. */
export const checkSizes = async (): Promise<Outcome> => {
  const built = await runCommand(process.execPath, ['scripts/boot.mjs', 'build'], { timeoutMs: 180_000 });
  if (!built.ok) return asOne([built.out + built.err]);
  return asOne(budgets.flatMap(overBudget));
};

type Budget = (typeof budgets)[number];

const overBudget = ({ app, what, counts, except, kilobytesMax }: Budget): readonly string[] => {
  const dist = join(root, 'apps', app, 'dist');
  if (!existsSync(join(dist, 'index.html'))) return [`${app} was not built`];
  const files = filesOf(dist, counts).filter((file) => !except.some((pattern) => new RegExp(pattern).test(file)));
  const sizes = files.map((file) => ({ file, kilobytes: brotliCompressSync(readFileSync(join(dist, file))).length / 1024 }));
  const total = sizes.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
  if (total <= kilobytesMax) return [];
  const list = sizes.sort((a, b) => b.kilobytes - a.kilobytes).map(({ file, kilobytes }) => `${kilobytes.toFixed(1)} ${file}`);
  return [`${app}, ${what}: ${total.toFixed(1)} KB, more than ${kilobytesMax} KB\n${list.join('\n')}`];
};

/** `first load`: the scripts of the first view alone. */
const filesOf = (dist: string, counts: string): readonly string[] => {
  if (counts === 'all scripts') return allScripts(dist);
  return counts === 'first load' ? firstView(dist).filter((file) => file.endsWith('.js')) : firstView(dist);
};

const allScripts = (dist: string): readonly string[] => readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));

/** The page, and what it needs before it can paint: its scripts with everything they import at once, and its styles. */
const firstView = (dist: string): readonly string[] => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].flatMap(([, url]) => fileOf(dist, url) ?? []);
  const seen = new Set<string>(['index.html']);
  const queue = [...named];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (file.endsWith('.js')) queue.push(...importedAtOnce(dist, file));
  }
  return [...seen];
};

/** The built files have a base path that only the server knows; the end of the address is what is in `dist`. */
const fileOf = (dist: string, url: string | undefined): string | undefined => {
  const parts = (url ?? '').split('/').filter((part) => part !== '' && part !== '.');
  return parts.map((_, index) => parts.slice(index).join('/')).find((path) => existsSync(join(dist, path)));
};

const importedAtOnce = (dist: string, file: string): readonly string[] =>
  [...readFileSync(join(dist, file), 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)].flatMap(([, target]) => (target === undefined ? [] : [posix.join(posix.dirname(file), target)]));
