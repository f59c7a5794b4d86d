import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the checkout. */
export const root = dirname(dirname(import.meta.dirname));

/** Every file that is committed or about to be, by its path from the root. */
export const projectFiles: readonly string[] = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
  .split('\n')
  .filter((path) => path !== '' && !path.startsWith('scripts/canary/') && existsSync(join(root, path)));

/** A project file's text. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What we write by hand in TypeScript, tests included. */
export const sourceFiles: readonly string[] = projectFiles.filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));

/** A test of any kind. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
