import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds wrong with a page, or with what a selector names on it: each rule, and the elements that break it. */
export const violations = async (page: Page, within?: string): Promise<readonly string[]> => {
  const all = new AxeBuilder({ page });
  const asked = within === undefined ? all : all.include(within);
  return (await asked.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
