import { filledPage, shell } from '@qoa/messages';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/admin/',
  plugins: [react(), { name: 'qoa-words', transformIndexHtml: (html) => filledPage(html, { TITLE: shell.es.consoleTitle }) }],
  build: { target: 'es2022', sourcemap: false, modulePreload: { polyfill: false } },
});
