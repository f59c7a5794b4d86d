import type { Page } from 'playwright-core';

/**
 * Stops all that runs on a page, as a phone stops a tab that nobody looks at: no timer, no message, no answer. The locks and connections
 * that it has it keeps. Answers how to wake it. The browser's own `Page.setWebLifecycleState` does nothing here: a driven page always
 * counts as shown, and such a page is never frozen.
 */
export const freezePage = async (page: Page): Promise<() => Promise<void>> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  const stands = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  // It stands at its next statement: this is one. Its answer comes when the page is awake again, or never.
  session.send('Runtime.evaluate', { expression: '0' }).catch(() => undefined);
  await stands;
  return async () => {
    await session.send('Debugger.resume');
    await session.detach();
  };
};
