import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes, errorOf } from '../../packages/shared/src/errors/index.ts';

const root = join(import.meta.dirname, '../..');

/** Every source that runs for people, apart from the catalogue and its words. */
const sources = (): string =>
  ['apps', 'packages/shared']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => /\/src\/.*\.tsx?$/.test(path) && !/node_modules|shared\/src\/errors\/|\.test\.|-contract\.ts$|\/(test|stub|fake)-/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

test('each code of the catalogue is raised somewhere, or marked reserved, and never both', () => {
  const text = sources();
  const isRaised = (code: string): boolean => new RegExp(`['"]${code}['"]`).test(text);
  expect(errorCodes.filter((code) => !isRaised(code))).toEqual(errorCodes.filter((code) => errorOf(code).reserved === true));
});
