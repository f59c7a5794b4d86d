import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { browserFloor as target } from '@qoa/design/browser-floor';
import { cardEs, filledPage, receipt } from '@qoa/messages';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const base = '/card/';

export default defineConfig({
  base,
  plugins: [words(), release()],
  build: {
    target,
    sourcemap: false,
    // Preloading helpers would cost a tenth of the first view's budget.
    modulePreload: false,
    rolldownOptions: {
      input: { index: 'index.html', receipt: 'receipt.html', 'service-worker': 'src/service-worker.ts' },
      output: { entryFileNames: ({ name }) => (name === 'service-worker' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
});

/** The page's first words, before its script runs. */
function words(): Plugin {
  return {
    name: 'qoa-words',
    transformIndexHtml: (html) => filledPage(html, { TITLE: cardEs.pageTitle, DESCRIPTION: cardEs.description, RECEIPT: receipt.es.pageTitle }),
  };
}

/** Tells the service worker which files this release is made of. */
function release(): Plugin {
  return {
    name: 'qoa-release',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return;
        const built = Object.keys(bundle).filter((file) => file !== 'sw.js' && !file.endsWith('.html') && !file.endsWith('.map'));
        const files = ['/r', base, ...[...built, ...readdirSync(join(import.meta.dirname, 'public'))].map((file) => base + file)];
        const name = `qoa-card-${createHash('sha256').update(files.join()).update(worker.code).digest('hex').slice(0, 12)}`;
        worker.code = `const RELEASE=${JSON.stringify({ name, files })};${worker.code}`;
      },
    },
  };
}
