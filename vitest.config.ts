import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongFirst } from './scripts/long-first.ts';
import { chromiumFlags, fakeCameraFlags, findTestBrowser } from './packages/testkit/src/harness/chromium.ts';

const everywhere = ['{apps,packages}/*/src/**', 'bench/src/**', 'scripts/**', 'docs/**', 'golden/**'];
const suffixed = ['**/*.pg.test.ts', '**/*.page.test.ts', '**/*.web.test.{ts,tsx}', '**/*.e2e.test.ts'];
// No test is a measurement: a busy machine takes as long as it takes.
const patienceMs = 30_000;
// How long what is awaited may take to come: a busy machine paints late.
const awaited = { poll: { timeout: 10_000 } };
const pure = ['packages/shared/src/**', 'packages/messages/src/**'];
const harness = 'packages/testkit/src/harness';

// Vite reloads the page when it meets a dependency late, and the test with it.
const react = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'wouter', 'vitest-browser-react'];
const preBundled: Readonly<Record<string, readonly string[]>> = {
  'apps/pos-pwa': [...react, 'axe-core', 'dexie', 'uqr', 'workbox-window', 'zod', 'zod/mini', 'zxing-wasm/reader', '@zxing/browser', '@zxing/library'],
  'apps/admin-console': [...react, 'wouter/memory-location', 'axe-core', 'uqr', 'zod', 'zod/mini'],
  'apps/customer-card': ['uqr', 'zod', 'zod/mini'],
};

// What a test is, is told by its suffix alone: see "Tests" in CONTRIBUTING.md.
export default defineConfig({
  test: {
    // A test that tries again hides what it found.
    retry: 0,
    sequence: { sequencer: LongFirst },
    // Vitest leaves one core to its own; on two that halves the rate.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: everywhere.map((folder) => `${folder}/*.test.{ts,tsx}`),
          exclude: [...configDefaults.exclude, ...suffixed, ...pure],
          testTimeout: patienceMs,
          expect: awaited,
        },
      },
      // Nothing of a pure package outlives a call, so one process may run all its files.
      { test: { name: 'unit-pure', include: pure.map((folder) => `${folder}/*.test.ts`), exclude: [...configDefaults.exclude, ...suffixed], isolate: false, testTimeout: patienceMs } },
      { test: { name: 'sim', include: ['sim/{src,real}/**/*.test.ts'], exclude: [...configDefaults.exclude, ...suffixed], testTimeout: 300_000, hookTimeout: 300_000 } },
      {
        test: {
          name: 'pg',
          include: [...everywhere, 'sim/real/**'].map((folder) => `${folder}/*.pg.test.ts`),
          globalSetup: `./${harness}/pg-global-setup.ts`,
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
          expect: awaited,
        },
      },
      ...['apps/pos-pwa', 'apps/customer-card', 'apps/admin-console', 'packages'].map(web),
      {
        test: {
          name: 'page',
          include: everywhere.map((folder) => `${folder}/*.page.test.ts`),
          globalSetup: ['./scripts/build-global-setup.ts', `./${harness}/web-global-setup.ts`],
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
          expect: awaited,
        },
      },
      // Alone: it measures no speed, but each strike wants the machine to answer within its patience.
      {
        test: { name: 'chaos', maxConcurrency: 2, include: ['chaos/src/**/*.test.ts'], globalSetup: ['./scripts/build-global-setup.ts', `./${harness}/web-global-setup.ts`], testTimeout: 600_000, hookTimeout: 300_000, fileParallelism: false, sequence: { groupOrder: 2 } },
      },
      {
        test: { name: 'e2e', include: ['e2e/**/*.e2e.test.ts'], globalSetup: ['./scripts/build-global-setup.ts', `./${harness}/web-global-setup.ts`], testTimeout: 120_000, hookTimeout: 120_000, expect: awaited, sequence: { groupOrder: 1 } },
      },
    ],
  },
});

/** One project a folder, so that each finds its own dependencies: `web-pos-pwa`, `web-customer-card`, … */
function web(folder: string): TestProjectInlineConfiguration {
  return {
    root: folder,
    server: { fs: { allow: [import.meta.dirname] } },
    optimizeDeps: { include: [...(preBundled[folder] ?? [])] },
    test: {
      name: `web-${basename(folder)}`,
      include: ['**/src/**/*.web.test.{ts,tsx}'],
      globalSetup: join(import.meta.dirname, harness, 'web-global-setup.ts'),
      testTimeout: patienceMs,
      expect: awaited,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        viewport: { width: 360, height: 640 },
        provider: playwright({ launchOptions: { executablePath: findTestBrowser() ?? 'chromium', args: [...chromiumFlags, ...fakeCameraFlags] } }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}
