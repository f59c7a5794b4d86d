import '@qoa/design/tokens.css';
import './shell.css';
import { errorText, phoneErrorText, phoneSale, phoneScan, phoneStatus } from '@qoa/messages';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { memoryOutbox, type Outbox } from '../features/outbox/index.ts';
import { fakeMedia } from '../features/scan/fake-media.ts';
import type { RawReading } from '../features/scan/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { SyncBanner } from '../features/status/index.ts';
import { testProduct, testScreen } from './open-test-screen.tsx';
import { misfits, type, violations } from './test-eyes.ts';

// It comes later in the app, too.
const { StatusScreen } = await import('../features/status/status-screen.tsx');

const [sale, scan, status] = [phoneSale.es, phoneScan.es, phoneStatus.es];
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

describe('what stops a phone', () => {
  test.each([
    ['PROTOCOL_UNKNOWN', false],
    ['BODY_INVALID', false],
    ['KEY_UNKNOWN', true],
    ['CERTIFICATE_WRONG', true],
  ] as const)('%s is told on the banner and on the phone’s page in words for a tendero, whole without a fact', async (code, enrolsAnew) => {
    const [what, next] = phoneErrorText(code, {}, 'es');
    const screen = <><SyncBanner /><StatusScreen version="0.1.0+46d6c92ca735" onLocale={() => undefined} /></>;
    await render(testScreen(screen, { truth: { link: 'reached', queued: 2, trouble: { code } } }));
    await expect.element(page.getByRole('status').filter({ hasText: what })).toBeVisible();
    await expect.element(page.getByRole('alert').getByText(next)).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toHaveTextContent('—');
    expect(page.getByRole('link', { name: status.enrolAnew }).elements()).toHaveLength(enrolsAnew ? 1 : 0);
    expect([await violations(), misfits()]).toEqual([[], []]);
  });
});

describe('what the counter is told', () => {
  test('a torn barcode: come closer, scan again, or type the numbers', async () => {
    const { media, end } = fakeMedia({});
    ends.push(end);
    const torn: RawReading = { symbology: 'ean_13', text: `${testProduct.gtin.slice(1, -1)}4`, corners: [] };
    await render(testScreen(<SaleScreen />, { scan: { media, decoder: async () => ({ name: 'memory', decode: async () => [torn], close: () => undefined }) } }));
    await expect.element(page.getByText(errorText('CHECK_DIGIT_WRONG', { text: torn.text }, 'es').join(' '))).toBeVisible();
    await expect.element(page.getByText(sale.empty)).toBeVisible();
    await expect.element(page.getByRole('button', { name: scan.type })).toBeVisible();
    expect([await violations(), misfits()]).toEqual([[], []]);
  });

  test('a sale that was saved before: that it was, and that nothing need be done', async () => {
    const outbox = memoryOutbox(() => Date.now());
    const savedBefore: Outbox = { ...outbox, append: async (...sealed) => outbox.append(...sealed).then(() => outbox.append(...sealed)) };
    await render(testScreen(<SaleScreen />, { outbox: savedBefore }));
    await type('product', testProduct.gtin.slice(1));
    await page.getByRole('button', { name: new RegExp(sale.save) }).click();
    await expect.element(page.getByRole('status').getByText(errorText('ALREADY_SAVED', { seq: 1 }, 'es').join(' '))).toBeVisible();
    expect(await outbox.holdings()).toMatchObject([{ queued: 1 }]);
    expect([await violations(), misfits()]).toEqual([[], []]);
  });
});
