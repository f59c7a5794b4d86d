import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardEs, receipt, shell } from '@qoa/messages';
import { builtApp } from '@qoa/testkit/harness';
import { expect, test } from 'vitest';

test.each([
  ['pos-pwa', 'index.html', shell.es.phoneTitle],
  ['admin-console', 'index.html', shell.es.consoleTitle],
  ['customer-card', 'index.html', cardEs.pageTitle],
  ['customer-card', 'receipt.html', receipt.es.pageTitle],
] as const)('%s: %s comes with its title and, to a browser without scripts, with what to do in both languages', async (app, page, title) => {
  const html = await readFile(join(builtApp(app), page), 'utf8');
  expect(html).toContain(`<title>${title}</title>`);
  expect(html).toContain(`<noscript>${shell.es.needsScript} <span lang="en">${shell.en.needsScript}</span></noscript>`);
  expect(html).not.toMatch(/%[A-Z]+%/);
});
