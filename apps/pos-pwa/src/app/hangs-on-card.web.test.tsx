import '@qoa/design/tokens.css';
import './shell.css';
import { common, phoneSale } from '@qoa/messages';
import type { Outlook } from '@qoa/shared/protocol';
import { err, ok } from '@qoa/shared/result';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { colaCampaign } from '../features/campaigns/test-campaigns.ts';
import { memoryReplica } from '../features/replica/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { campaignOutlook, outlookOf } from '../features/sale/test-outlook.ts';
import { testCard, testProduct, testScreen } from './open-test-screen.tsx';
import { misfits, type, violations } from './test-eyes.ts';

const sale = phoneSale.es;
const token = '§1.1.0';
const members = colaCampaign({ limits: [], earn: colaCampaign().earn.slice(0, 1).map((rule) => ({ ...rule, cards: { tags: [token] } })) });

/** A sale of one product in a campaign for a chosen group, to a card of which the server tells this. */
const soldTo = async (told: Outlook | null): Promise<void> => {
  const desk = { ask: async () => (told === null ? err({ code: 'NETWORK_AWAY' as const, facts: {}, words: null }) : ok(told)) };
  await render(testScreen(<SaleScreen />, { replica: memoryReplica({ products: [testProduct], campaigns: [members] }), truth: { link: 'reached' }, desk }));
  await type('card', testCard);
  await type('product', testProduct.gtin.slice(1));
};

beforeEach(() => page.viewport(360, 640));

test('a sale that hangs on the card promises nothing and denies nothing while the card is not known', async () => {
  await soldTo(null);
  await expect.element(page.getByText(sale.previewHangs)).toBeVisible();
  await expect.element(page.getByText(sale.previewUnsure, { exact: true })).toBeVisible();
  await expect.element(page.getByText(sale.previewNothing)).not.toBeInTheDocument();
  for (const width of [360, 320]) {
    await page.viewport(width, 640);
    expect(misfits()).toEqual([]);
  }
  expect(await violations()).toEqual([]);
});

test.each([
  ['of the group', [token], sale.preview(common.es.stamps(1))],
  ['of none', [], sale.previewNothing],
])('a card %s is told for what it is once the server says so', async (_who, tags, words) => {
  await soldTo(outlookOf(campaignOutlook({ card: { tags, birthdaysDue: [] } })));
  await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(page.getByText(sale.previewHangs)).not.toBeInTheDocument();
});
