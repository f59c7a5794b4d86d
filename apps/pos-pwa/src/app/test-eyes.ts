import { phoneScan } from '@qoa/messages';
import axe from 'axe-core';
import { page } from 'vitest/browser';

const scan = phoneScan.es;

/** Types a code, as a person without a camera does. */
export const type = async (kind: 'card' | 'product', code: string): Promise<void> => {
  await page.getByRole('button', { name: scan.type }).click();
  if (kind === 'card') await page.getByRole('radio', { name: scan.kindCard }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(code);
  await page.getByRole('button', { name: scan.typeAdd, exact: true }).click();
};

/** Long enough for a screen to settle. */
export const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

/** What axe finds on the page as it stands, contrast for sunlight (AAA) among it; empty is the only right answer. */
export const violations = async (): Promise<readonly string[]> => {
  document.title = 'Qoa';
  document.documentElement.lang = 'es-MX';
  const { violations: found } = await axe.run(document.body, { runOnly: ['wcag2aaa', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'color-contrast-enhanced': { enabled: true }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** Touchable things in sight that are smaller than a thumb, and anything wider than the screen. */
export const misfits = (): readonly string[] => {
  const small = [...document.querySelectorAll('button, a, input:not([hidden]):not([type=radio]):not([type=file])')].filter((each) => {
    const { width, height } = each.getBoundingClientRect();
    return each.checkVisibility() && (height < 48 || width < 36);
  });
  const wide = [...document.querySelectorAll('.shell *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.unseen'));
  return [...small, ...wide].map((each) => each.outerHTML.slice(0, 120));
};
