import { browserFloor as target } from '@qoa/design/browser-floor';
import { filledPage, shell } from '@qoa/messages';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import appPackage from './package.json' with { type: 'json' };
import { releaseName } from './release-name.ts';

// What is built is what is shipped, also when a test builds it under an environment of its own.
const asShipped: Plugin = {
  name: 'as-shipped',
  apply: 'build',
  config: () => {
    process.env['NODE_ENV'] = 'production';
  },
};

// What the first view needs comes in two pieces: in many files shared modules compress worse, and each is a request. What only screens that
// are opened later say or do is named here, since the bundler sees it behind an index that the first view imports.
const cameLater = /packages\/messages\/src\/(rules|phone-campaigns|outlook|errors\/error-words)|protocol\/outlook-schema|features\/(sync\/desk|carry\/carrier)\.ts/;

// Libraries apart: they stay as they are from release to release, and a phone fetches again only what changed.
const firstView: { name: string; tags: ['$initial']; test: RegExp | ((id: string) => boolean); priority?: number }[] = [
  { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 1 },
  { name: 'first', tags: ['$initial'], test: (id: string) => !cameLater.test(id) },
];

const title = shell.es.phoneTitle;

export default defineConfig({
  base: '/pos/',
  plugins: [
    asShipped,
    releaseName(appPackage.version),
    react(),
    { name: 'qoa-words', transformIndexHtml: (html) => filledPage(html, { TITLE: title }) },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      // The page registers it by itself: an injected script would be inline.
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,wasm,svg,png,woff2}'], maximumFileSizeToCacheInBytes: 3_000_000, target },
      manifest: {
        id: '/pos/',
        name: title,
        short_name: title,
        lang: 'es-MX',
        start_url: '/pos/',
        scope: '/pos/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#eef1f8',
        theme_color: '#ffc42e',
        icons: [
          { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    target,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: firstView } } },
  },
});
