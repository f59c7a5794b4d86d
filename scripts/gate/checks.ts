import { checkBoundaries } from './boundaries.ts';
import type { Check } from './check.ts';
import { checkDeployment } from './deployment.ts';
import { checkDocs } from './docs.ts';
import { checkLighthouse } from './lighthouse.ts';
import { checkLint } from './lint.ts';
import { checkPurity } from './purity.ts';
import { checkSizes } from './sizes.ts';
import { checkStyle } from './style.ts';
import { runTests } from './tests.ts';
import { checkTypes } from './types.ts';
import { checkUnused } from './unused.ts';
import { checkWords } from './words.ts';

/** The gate, in the order in which a mistake is cheapest to find. */
export const checks: readonly Check[] = [
  { name: 'types', says: 'TypeScript, every package', quick: true, reads: true, run: checkTypes },
  { name: 'lint', says: 'oxlint with type information', quick: true, reads: true, run: checkLint },
  { name: 'boundaries', says: 'who may import whom, with a canary', quick: true, reads: true, run: checkBoundaries },
  { name: 'purity', says: 'no IO, clock, chance or async in the core', quick: true, reads: true, run: checkPurity },
  { name: 'style', says: 'sizes and names of files', quick: true, reads: true, run: checkStyle },
  { name: 'words', says: 'no text for people outside messages', quick: true, reads: true, run: checkWords },
  { name: 'docs', says: 'paths and laws that documents name', quick: true, reads: true, run: checkDocs },
  { name: 'deployment', says: 'compose, workflow and container files', quick: true, reads: true, run: checkDeployment },
  { name: 'unused', says: 'files, exports and dependencies nobody uses', quick: true, reads: true, run: checkUnused },
  { name: 'unit', says: 'tests in Node', quick: true, run: () => runTests('unit*') },
  { name: 'sim', says: 'the simulated world, with every planted fault', quick: false, run: () => runTests('sim') },
  { name: 'pg', says: 'tests on a real PostgreSQL', quick: false, run: () => runTests('pg') },
  { name: 'web', says: 'tests in a real browser', quick: false, run: () => runTests('web-*') },
  { name: 'page', says: 'tests of whole built pages', quick: false, run: () => runTests('page') },
  { name: 'sizes', says: 'first load of the three apps', quick: false, run: checkSizes },
  { name: 'lighthouse', says: 'accessibility and best practices of every public page', quick: false, run: checkLighthouse },
  { name: 'chaos', says: 'real kills, cuts and pauses under load', quick: false, run: () => runTests('chaos') },
  { name: 'e2e', says: 'whole stories: browser, camera feed, server', quick: false, run: () => runTests('e2e') },
];
