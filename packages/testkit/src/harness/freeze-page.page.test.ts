import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { freePort, freezePage, launchChromium } from './index.ts';

test('a frozen page runs nothing and keeps its lock, beside a page that goes on; woken, it goes on too', async () => {
  const port = await freePort();
  const server = createServer((_, response) => response.end('a page')).listen(port, '127.0.0.1');
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    const open = async () => {
      const page = await context.newPage();
      await page.goto(`http://localhost:${port}/`);
      await page.evaluate(() => {
        Object.assign(globalThis, { beats: 0 });
        setInterval(() => (Object(globalThis).beats += 1), 10);
        void navigator.locks.request('lead', () => new Promise(() => undefined));
      });
      return page;
    };
    const [frozen, other] = [await open(), await open()];
    const beatsOf = (page: typeof frozen): Promise<number> => page.evaluate(() => Number(Object(globalThis).beats));
    const before = await beatsOf(frozen);
    const wake = await freezePage(frozen);
    const otherBefore = await beatsOf(other);
    await expect.poll(() => beatsOf(other)).toBeGreaterThan(otherBefore + 50);
    const locks = await other.evaluate(() => navigator.locks.query());
    expect([locks.held?.length, locks.pending?.length]).toEqual([1, 1]);
    await wake();
    const after = await beatsOf(frozen);
    expect(after - before).toBeLessThan(50);
    await expect.poll(() => beatsOf(frozen)).toBeGreaterThan(after + 5);
  } finally {
    await browser.close();
    server.close();
  }
});
