import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, expect, test } from 'vitest';
import { releaseName } from '../../release-name.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Builds a small app of these files in a folder of its own, and answers how its code names its release. */
const nameOf = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-release-'));
  folders.push(folder);
  const root = join(folder, 'app');
  const all = { 'app/index.html': '<script type="module" src="/src/main.ts"></script>', 'app/vite.config.ts': '', 'app/public/icon.svg': '<svg/>', 'app/src/main.ts': 'import "../../core/words.ts"; console.log("release", import.meta.env.APP_VERSION);', 'app/src/look-worker.ts': '1', 'core/words.ts': 'console.log("Guardado");', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const built = await build({ root, configFile: false, logLevel: 'silent', plugins: [releaseName('0.1.0')], build: { write: false } });
  const chunks = 'output' in built ? built.output : [];
  return /"(0\.1\.0[^"]*)"|`(0\.1\.0[^`]*)`/.exec(chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join())?.slice(1).find((found) => found !== undefined) ?? 'not named';
};

test('law old phones: the same tree names its release alike, wherever it lies; a test changes nothing', async () => {
  const name = await nameOf();
  expect(name).toMatch(/^0\.1\.0\+[0-9a-f]{12}$/);
  expect([await nameOf(), await nameOf({ 'app/src/main.test.ts': 'expect(1)' })]).toEqual([name, name]);
});

test.each([
  ['a source of the app', 'app/src/main.ts', 'import "../../core/words.ts"; console.log("newer", import.meta.env.APP_VERSION);'],
  ['a source of the core', 'core/words.ts', 'console.log("Saved");'],
  ['what a worker is built of', 'app/src/look-worker.ts', '2'],
  ['a picture', 'app/public/icon.svg', '<svg></svg>'],
])('another release is named otherwise: %s', async (_, path, text) => {
  expect(await nameOf({ [path]: text })).not.toBe(await nameOf());
});
