import '@qoa/design/tokens.css';
import './shell.css';
import { errorText, phoneSale, phoneScan, previewWhy } from '@qoa/messages';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import { err } from '@qoa/shared/result';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HistoryScreen } from '../features/history/index.ts';
import { memoryOutbox, type Outbox } from '../features/outbox/index.ts';
import type { ListedEvent } from '../features/replica/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { TabBar } from './tab-bar.tsx';
import { testCard, testProduct, testScreen } from './open-test-screen.tsx';
import { misfits, tick, type, violations } from './test-eyes.ts';

const [sale, scan] = [phoneSale.es, phoneScan.es];
const ean = testProduct.gtin.slice(1);
const enrolment = '0000000000c0ffee' as EnrolmentId;
const counter = (
  <>
    <SaleScreen />
    <TabBar />
  </>
);
const addCard = page.getByRole('button', { name: new RegExp(sale.addCard) });

const typeCard = async (code: string): Promise<void> => {
  await page.getByRole('button', { name: scan.type }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(code);
  await page.getByRole('button', { name: scan.typeAdd, exact: true }).click();
};

/** What the queue holds, as the test's device sealed it. */
const sealedIn = async (outbox: Outbox): Promise<readonly unknown[]> => (await outbox.peek(enrolment, 10)).map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)).sale);

const guestSale: ListedEvent = {
  name: { enrolment, seq: 7, hash: '7'.padStart(32, '0') as EventHash },
  own: true,
  atMs: Date.now() - 60_000,
  card: null,
  lines: [{ product: { gtin: testProduct.gtin }, quantity: 1000, amountCents: null }],
  ticketCents: null,
  state: 'accepted',
  answer: { seq: 7, hash: '7'.padStart(32, '0') as EventHash, judgedNo: 3, class: 'accepted', code: 'NO_CARD', facts: {}, given: [] },
  claim: null,
};

const saveGuest = async (outbox: Outbox): Promise<void> => {
  await render(testScreen(counter, { outbox }));
  await type('product', ean);
  await page.getByRole('button', { name: new RegExp(sale.save) }).click();
  await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
};

describe('a card added just after saving', () => {
  test('one tap, one code: the claim is queued behind its sale, and the next reading is a new sale again', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await saveGuest(outbox);
    expect(await violations()).toEqual([]);
    await addCard.click();
    expect(await violations()).toEqual([]);
    expect(misfits()).toEqual([]);
    await typeCard(testCard);
    await expect.element(page.getByText(sale.attachTitle)).not.toBeInTheDocument();
    const [, claim] = await sealedIn(outbox);
    expect(claim).toMatchObject({ sale: { enrolment, seq: 1 }, card: testCard, cardTyped: true });
    await type('product', ean);
    await expect.element(page.getByRole('listitem')).toBeVisible();
  });

  test('a product in front of the camera is no card: it is said, and nothing is queued', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await saveGuest(outbox);
    await addCard.click();
    await typeCard('08H45HWJBADX');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await outbox.holdings()).toMatchObject([{ queued: 1 }]);
  });

  test('law once: the same card read twice is one claim', async () => {
    const outbox = memoryOutbox(() => Date.now());
    const slow: Outbox = { ...outbox, append: async (...sealed) => tick().then(() => outbox.append(...sealed)) };
    await saveGuest(slow);
    for (let time = 0; time < 2; time += 1) {
      await addCard.click();
      await typeCard(testCard);
      await expect.element(page.getByText(sale.attachTitle)).not.toBeInTheDocument();
    }
    expect(await outbox.holdings()).toMatchObject([{ queued: 2 }]);
  });

  test('with storage full it says so and stays, and adds the card once there is room', async () => {
    const outbox = memoryOutbox(() => Date.now());
    let full = false;
    await saveGuest({ ...outbox, append: async (...sealed) => (full ? err({ code: 'STORAGE_FULL', cause: 'QuotaExceededError' }) : outbox.append(...sealed)) });
    full = true;
    await addCard.click();
    await typeCard(testCard);
    await expect.element(page.getByRole('alert').filter({ hasText: errorText('STORAGE_FULL', {}, 'es')[0] })).toBeVisible();
    full = false;
    await typeCard(testCard);
    await expect.element(page.getByText(sale.attachTitle)).not.toBeInTheDocument();
    expect(await outbox.holdings()).toMatchObject([{ queued: 2 }]);
  });

  test('not now: the saved sale is shown again, and a sale with a card is offered none', async () => {
    await saveGuest(memoryOutbox(() => Date.now()));
    await addCard.click();
    await page.getByRole('button', { name: sale.attachCancel }).click();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
    await type('card', testCard);
    await type('product', ean);
    await page.getByRole('button', { name: new RegExp(sale.save) }).click();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
    await expect.element(addCard).not.toBeInTheDocument();
  });
});

describe('a card added from the list', () => {
  test('a guest sale of today takes one; the screen is whole and says which sale it is', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await render(testScreen(<HistoryScreen />, { outbox, events: [guestSale] }));
    await addCard.click();
    await expect.element(page.getByText(testProduct.name)).toBeVisible();
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      await tick();
      expect(misfits()).toEqual([]);
    }
    await page.viewport(360, 640);
    expect(await violations()).toEqual([]);
    await typeCard(testCard);
    await expect.element(page.getByRole('heading', { name: sale.history })).toBeVisible();
    expect(await sealedIn(outbox)).toMatchObject([{ sale: guestSale.name, card: testCard }]);
  });

  test('the row stands as its card does: waiting, then with what it gave or why not', async () => {
    const answer = { seq: 8, hash: '8'.padStart(32, '0') as EventHash, judgedNo: 4, class: 'refused', code: 'CARD_UNKNOWN', facts: { card: testCard }, given: [] } as const;
    const claim = { name: guestSale.name, card: testCard, state: 'queued', answer: null } as const;
    const shown = await render(testScreen(<HistoryScreen />, { events: [{ ...guestSale, claim }] }));
    await expect.element(page.getByRole('listitem').filter({ hasText: sale.cardAdded('BADY') })).toBeVisible();
    await expect.element(page.getByText(sale.statePending)).toBeVisible();
    await expect.element(addCard).not.toBeInTheDocument();
    await shown.unmount();
    await render(testScreen(<HistoryScreen />, { events: [{ ...guestSale, claim: { ...claim, state: 'refused', answer } }] }));
    await expect.element(page.getByText(previewWhy(errorText('CARD_UNKNOWN', answer.facts, 'es').join(' '), 'es'))).toBeVisible();
    await expect.element(addCard).toBeVisible();
  });
});
