import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Stands in the code until every source of the release is known. */
const placeholder = '0.0.0+being-built';

const digits = 12;

/**
 * Names a release after its version and what it is built of: `0.1.0+3f2a9c1d7e0b`. The same tree gives the same name wherever it lies, another source another
 * one, so that a phone knows that it runs a newer release. Tests are no part of it. Law: old phones
 */
export const releaseName = (version: string): Plugin => {
  let root = '';
  let name = placeholder;
  return {
    name: 'release-name',
    config: (_, { command }) => ({ define: { 'import.meta.env.APP_VERSION': JSON.stringify(command === 'build' ? placeholder : `${version}+dev`) } }),
    configResolved: (config) => {
      root = config.root;
    },
    buildEnd() {
      // What workers are built of does not stand among the modules: all that lies in the app counts.
      const bundled = [...this.getModuleIds()].map((id) => id.replace(/^\0+|\?.*$/g, '')).filter((id) => id.startsWith('/') && !isInside(root, id));
      name = `${version}+${hashOf(root, [...new Set([...bundled, ...ownFiles(root)])]).slice(0, digits)}`;
    },
    renderChunk: (code) => (code.includes(placeholder) ? code.replaceAll(placeholder, name) : null),
  };
};

const isInside = (folder: string, path: string): boolean => !relative(folder, path).startsWith('..') && !path.includes('/node_modules/');

const ownFiles = (root: string): readonly string[] =>
  ['index.html', 'vite.config.ts', ...['src', 'public'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name))))]
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => join(root, path));

/** By place and content, in an order that no file system changes. A library's place holds its version. */
const hashOf = (root: string, paths: readonly string[]): string => {
  const hash = createHash('sha256');
  const named = paths.map((path) => ({ path, place: relative(root, path).replace(/^.*\/node_modules\//, '') })).sort((a, b) => (a.place < b.place ? -1 : 1));
  for (const { path, place } of named) hash.update(`${place}\0`).update(createHash('sha256').update(readFileSync(path)).digest());
  return hash.digest('hex');
};
