import '@qoa/design/tokens.css';
import './shell.css';
import { common, formatMoney, phoneSale } from '@qoa/messages';
import type { EnrolmentId, EventHash, ProgrammeId } from '@qoa/shared/ids';
import { ok } from '@qoa/shared/result';
import type { Per, Revision } from '@qoa/shared/rules';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { colaCampaign } from '../features/campaigns/test-campaigns.ts';
import { HistoryScreen } from '../features/history/index.ts';
import { memoryOutbox, type Outbox } from '../features/outbox/index.ts';
import { memoryReplica, type ReplicaContent } from '../features/replica/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { campaignOutlook, outlookOf, roomLeft, stampsHeld, usedToday } from '../features/sale/test-outlook.ts';
import { TabBar } from './tab-bar.tsx';
import { testCard, testProduct, testScreen } from './open-test-screen.tsx';
import { misfits, tick, type, violations } from './test-eyes.ts';

const sale = phoneSale.es;
const counter = (
  <>
    <SaleScreen />
    <TabBar />
  </>
);
const otherProduct = '7501000000012';
const open = page.getByRole('button', { name: sale.amount });
const total = page.getByRole('textbox', { name: sale.total });
const done = page.getByRole('button', { name: sale.amountDone });
const save = page.getByRole('button', { name: new RegExp(sale.save) });

const opened = async (outbox: Outbox): Promise<void> => {
  await render(testScreen(counter, { outbox }));
  await type('product', testProduct.gtin.slice(1));
};

const sealed = async (outbox: Outbox): Promise<object> => {
  await save.click();
  await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
  const [first] = await outbox.peek('0000000000c0ffee' as EnrolmentId, 1);
  return JSON.parse(new TextDecoder().decode(first?.bytes)).sale;
};

describe('the amount of a sale', () => {
  test('is typed on the number keys, shown in pesos, and sealed in cents; the field has the focus and Enter is enough', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await opened(outbox);
    await type('product', otherProduct);
    await open.click();
    expect(document.activeElement).toBe(total.element());
    expect(total.element().getAttribute('inputmode')).toBe('decimal');
    await userEvent.keyboard('45.5{Enter}');
    await expect.element(page.getByRole('button', { name: `${sale.total} ${formatMoney(4_550, 'es')}` })).toBeVisible();
    expect(await sealed(outbox)).toMatchObject({ ticketCents: 4_550, lines: [{ amountCents: null }, { amountCents: null }] });
  });

  test('of a single product is that product’s', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await opened(outbox);
    await open.click();
    expect(document.activeElement).toBe(page.getByRole('textbox', { name: testProduct.name }).element());
    await userEvent.keyboard('45.5{Enter}');
    await expect.element(page.getByRole('button', { name: `${sale.total} ${formatMoney(4_550, 'es')}` })).toBeVisible();
    expect(await sealed(outbox)).toMatchObject({ ticketCents: null, lines: [{ amountCents: 4_550 }] });
  });

  test('is forgotten when the pieces change: nobody has told what so many cost', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await opened(outbox);
    await open.click();
    await userEvent.keyboard('45.5{Enter}');
    await page.getByRole('button', { name: sale.more(testProduct.name) }).click();
    await expect.element(open).toBeVisible();
    expect(await sealed(outbox)).toMatchObject({ lines: [{ quantity: 2000, amountCents: null }] });
  });

  test('by product: the sum stands in for the total, and a ticket that the lines say is left out', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await opened(outbox);
    await open.click();
    await page.getByText(sale.amountOfAll).click();
    await page.getByRole('textbox', { name: testProduct.name }).fill('18,50');
    await expect.element(total).toHaveAttribute('placeholder', '18.50');
    await done.click();
    await expect.element(page.getByText(formatMoney(1_850, 'es'))).toBeVisible();
    expect(await sealed(outbox)).toMatchObject({ ticketCents: null, lines: [{ amountCents: 1_850 }] });
  });

  test('is never needed: the sale saves without one', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await opened(outbox);
    expect(await sealed(outbox)).toMatchObject({ ticketCents: null, lines: [{ amountCents: null }] });
  });

  test('what is no amount is said and not taken; closing changes nothing', async () => {
    await opened(memoryOutbox(() => Date.now()));
    await open.click();
    await page.getByText(sale.amountOfAll).click();
    await total.fill('12.345');
    await done.click();
    await expect.element(page.getByText(sale.amountWrong)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(open).toBeVisible();
  });

  test('survives a reload', async () => {
    const outbox = memoryOutbox(() => Date.now());
    const first = await render(testScreen(counter, { outbox }));
    await type('product', testProduct.gtin.slice(1));
    await open.click();
    await page.getByText(sale.amountOfAll).click();
    await total.fill('99');
    await done.click();
    await expect.poll(() => outbox.draft()).toMatchObject({ body: { ticketCents: 9_900 } });
    await first.unmount();
    await render(testScreen(counter, { outbox }));
    await expect.element(page.getByText(formatMoney(9_900, 'es'))).toBeVisible();
  });

  test('is whole at 360 and at 320 pixels, and clean to axe', async () => {
    await opened(memoryOutbox(() => Date.now()));
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      await tick();
      expect(misfits()).toEqual([]);
      expect(await violations()).toEqual([]);
      await open.click();
      await page.getByText(sale.amountOfAll).click();
      await tick();
      expect(misfits()).toEqual([]);
      expect(await violations()).toEqual([]);
      await userEvent.keyboard('{Escape}');
    }
    await page.viewport(360, 640);
  });

  test('shows in the list', async () => {
    const event = { name: { enrolment: '0000000000c0ffee' as EnrolmentId, seq: 1, hash: '0'.repeat(32) as EventHash }, own: true, atMs: Date.now(), card: null, lines: [{ product: { gtin: testProduct.gtin }, quantity: 1000, amountCents: null }], ticketCents: 123_450, state: 'queued', answer: null, claim: null } as const;
    await render(testScreen(<HistoryScreen />, { events: [event] }));
    await expect.element(page.getByRole('listitem').filter({ hasText: formatMoney(123_450, 'es') })).toBeVisible();
  });
});

describe('an amount that a campaign counts', () => {
  const perTen: Per = { kind: 'amount', everyCents: 1_000, rounding: { steps: 'whole', at: 'sale', mode: 'down', when: 'after', remainder: 'drop' } };
  const byMoney = (per: Per, limits: Revision['limits'] = []): ReplicaContent => ({ products: [testProduct], campaigns: [colaCampaign({ limits, earn: colaCampaign().earn.slice(1).map((rule) => ({ ...rule, units: 1, per })) })] });
  const asked = page.getByText(sale.amountAsked(common.es.points(1), '$10'));
  const openedWith = async (content: ReplicaContent, outbox: Outbox = memoryOutbox(() => Date.now())): Promise<void> => {
    await render(testScreen(counter, { outbox, replica: memoryReplica(content) }));
    await type('card', testCard);
    await type('product', testProduct.gtin.slice(1));
  };

  test('is asked for with what it brings, one tap away, and then brings it', async () => {
    await page.viewport(360, 640);
    const outbox = memoryOutbox(() => Date.now());
    await openedWith(byMoney(perTen), outbox);
    await expect.element(page.getByText(sale.amountMissing, { exact: true })).toBeVisible();
    await expect.element(page.getByText(sale.previewNothing)).not.toBeInTheDocument();
    await asked.click();
    await userEvent.keyboard('38{Enter}');
    await expect.element(page.getByText(sale.preview(common.es.points(3)))).toBeVisible();
    await expect.element(asked).not.toBeInTheDocument();
    expect(await sealed(outbox)).toMatchObject({ lines: [{ amountCents: 3_800 }] });
  });

  test('of one product among several: the total alone brings nothing, and its own field stands first', async () => {
    await openedWith(byMoney(perTen));
    await type('product', otherProduct);
    await asked.click();
    const own = page.getByRole('textbox', { name: `${testProduct.name} ${sale.amountCounts}` });
    expect(document.activeElement).toBe(own.element());
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      await tick();
      expect([misfits(), await violations()]).toEqual([[], []]);
    }
    await page.getByText(sale.amountOfAll).click();
    await expect.element(total).toBeVisible();
    expect(misfits()).toEqual([]);
    await total.fill('80');
    await done.click();
    await expect.element(asked).toBeVisible();
    await asked.click();
    await own.fill('20');
    await done.click();
    await expect.element(page.getByText(sale.preview(common.es.points(2)))).toBeVisible();
  });

  test('of the whole ticket: the total is asked for', async () => {
    await openedWith(byMoney({ ...perTen, kind: 'ticket' }));
    await type('product', otherProduct);
    await asked.click();
    expect(document.activeElement).toBe(total.element());
    await userEvent.keyboard('80{Enter}');
    await expect.element(page.getByText(sale.preview(common.es.points(8)))).toBeVisible();
  });

  test('for a smallest purchase is asked for, too', async () => {
    await openedWith({ products: [testProduct], campaigns: [colaCampaign({ minimum: { cents: 5_000, pieces: null, on: 'ticket' } })] });
    await page.getByRole('button', { name: sale.amountAskedMinimum }).click();
    await userEvent.keyboard('50{Enter}');
    await expect.element(page.getByText(sale.preview(sale.both(common.es.stamps(1), common.es.points(12))))).toBeVisible();
  });

  test('is asked for no more once the server told that nothing more counts today', async () => {
    const limits = [{ of: { kind: 'units', unit: 'point' }, max: 4, per: 'day', scope: { kind: 'campaign' }, holder: 'card' }] as const;
    const full = outlookOf(campaignOutlook({ units: [stampsHeld({ kind: 'point', programme: 2 as ProgrammeId })], room: [roomLeft({ of: 'point', left: 0 })], used: usedToday(colaCampaign({ limits }), 4) }));
    await render(testScreen(counter, { truth: { link: 'reached' }, desk: { ask: async () => ok(full) }, replica: memoryReplica(byMoney(perTen, limits)) }));
    await type('card', testCard);
    await type('product', testProduct.gtin.slice(1));
    await expect.element(open).toBeVisible();
    await expect.element(asked).not.toBeInTheDocument();
  });
});
