import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { freePort, launchChromium } from '@qoa/testkit/harness';
import { expect, test } from 'vitest';
import { openApp } from './open-app.ts';

const withoutBanner = `<body>no banner here<script>indexedDB.open('some', 3).onupgradeneeded = ({ target }) => target.result.createObjectStore('rows'); console.warn('about to fail'); throw new Error('failed at start')</script></body>`;

test('an app that does not open tells what it shows, where, what it said, and leaves its picture', async () => {
  const port = await freePort();
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(withoutBanner)).listen(port, '127.0.0.1');
  const browser = await launchChromium();
  try {
    const url = `http://127.0.0.1:${port}/pos/`;
    const opened: unknown = await openApp(await browser.newPage(), url, 500).catch((error: unknown) => error);
    const words = String(opened);
    for (const evidence of ['stored: some 3 (rows 0)', `address: ${url}`, 'text: no banner here', 'warning about to fail', 'failed at start']) expect(words).toContain(evidence);
    const picture = /^picture: (\S+)$/mu.exec(words)?.[1] ?? '';
    expect(existsSync(picture)).toBe(true);
    rmSync(dirname(picture), { recursive: true });
  } finally {
    await browser.close();
    server.close();
  }
});
