import { basename } from 'node:path';
import { asOne, type Outcome } from './check.ts';
import { isTest, projectFiles, textOf } from './files.ts';
import { longFiles } from './long-files.ts';

/** House style that a machine can see: sizes and names of files, leftovers, and what only one machine has. */
export const checkStyle = async (): Promise<Outcome> => asOne(projectFiles.filter((path) => written.test(path)).flatMap((path) => [...nameProblems(path), ...textProblems(path, textOf(path))]));

const written = /\.(?:tsx?|css|mjs|html|json|md|ya?ml|sql)$/;
const code = /\.(?:tsx?|css|mjs)$/;
const linesMax = 300;

/** What is wrong with a file's name. */
export const nameProblems = (path: string): readonly string[] => {
  if (!code.test(path)) return [];
  const name = basename(path);
  const words = name.toLowerCase().split(/[.-]/);
  return [
    ...(/^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)+$/.test(name) ? [] : [`${path}: names are kebab-case`]),
    ...words.filter((word) => bannedWords.has(word)).map((word) => `${path}: "${word}" names nothing; say what it is`),
    ...(name.startsWith('index.') && /\.tsx?$/.test(name) && !entrance.test(path) ? [`${path}: an index.ts stands only at the entrance of a feature or package`] : []),
  ];
};

const bannedWords = new Set(['manager', 'helper', 'helpers', 'util', 'utils', 'data', 'info']);
const entrance = /^(?:apps\/[^/]+\/src\/features\/[^/]+|packages\/[^/]+\/src|packages\/(?:shared|testkit)\/src\/[^/]+)\/index\.ts$/;

/** What is wrong with a file's text. */
export const textProblems = (path: string, text: string): readonly string[] => {
  if (path === 'pnpm-lock.yaml' || path.includes('/golden/')) return [];
  const lines = text.split('\n');
  const tooLong = code.test(path) && lines.length > linesMax && longFiles[path] === undefined;
  return [
    ...(tooLong ? [`${path}: ${lines.length} lines, more than ${linesMax}; split it, or give a reason in scripts/gate/long-files.ts`] : []),
    ...(shownByPhones.test(path) ? lines.flatMap((line, index) => (lacksPlainHeight(line, lines[index - 1] ?? '') ? [`${path}:${index + 1}: the phones of the floor know only vh: say it first`] : [])) : []),
    ...lines.flatMap((line, index) => lineProblems(path, line).map((problem) => `${path}:${index + 1}: ${problem}`)),
  ];
};

/** `svh` and its like without the same property in `vh` on the line before. */
const lacksPlainHeight = (line: string, before: string): boolean => {
  const property = newHeight.exec(line)?.[1];
  return property !== undefined && !(before.trimStart().startsWith(`${property}:`) && /\dv[hw]\b/.test(before));
};

const lineProblems = (path: string, line: string): readonly string[] => [
  ...(ofOneMachine.test(line) ? ['a path or host that only one machine has'] : []),
  ...(code.test(path) && leftForLater.test(line) ? ['left for later: do it, or file it'] : []),
  ...(shownByPhones.test(path) && !isTest(path) && newerThanTheFloor.test(line) ? ['the phones of the floor (Chrome 100, Safari 16.4) do not know this: copy, then sort, reverse or splice'] : []),
  ...(shownByPhones.test(path) && path.endsWith('.css') && styleOfNewer.test(line) ? ['the phones of the floor do not know this rule: let the code set a class'] : []),
  ...(isTest(path) && notRun.test(line) ? ['a test that does not run'] : []),
];

// Written with classes so that these lines do not find themselves.
const ofOneMachine = /(?:^|[\s"'`(])\/(?:wor[k]|far[m]|roo[t])\/[a-z.]|registr[y]\.(?:npmjs|yarnpkg)|deb[.]debian/;
/** What a phone or a customer's browser runs; the compiler lowers syntax, never what arrays can do. */
const shownByPhones = /^(?:packages\/(?:shared|messages|design)|apps\/(?:pos-pwa|customer-card))\/src\/(?!.*(?:\/test-|\/stub\/|\/reference\/))/;
const newerThanTheFloor = /\.(?:toSorted|toReversed|toSpliced)\(|\b(?:Object|Map)\.groupBy\(|\bPromise\.withResolvers\(|\bArray\.fromAsync\(|\.with\(\w+, /;
/** What a phone's style sheet says that Chrome 100 passes over, the whole rule with it. Source: caniuse.com, Chrome 101 and later. */
const styleOfNewer = /:has\(|@(?:container|starting-style)\b|\b(?:color-mix|oklch|light-dark)\(|\bsubgrid\b|^\s*(?:rotate|scale|translate):/;
const newHeight = /^\s*([\w-]+):.*\d[sdl]v[hw]\b/;
const leftForLater = /\b(?:TOD[O]|FIXM[E]|HAC[K]|XX[X])\b/;
const notRun = /\b(?:test|it|describe)\.(?:onl[y]|ski[p]|tod[o])\b|\b(?:xit|xdescribe|fit)\(/;
