import '@qoa/design/tokens.css';
import './shell.css';
import { common, phoneSale, phoneWhy } from '@qoa/messages';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HistoryScreen } from '../features/history/index.ts';
import type { ListedEvent } from '../features/replica/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { memorySyncStatus, SyncContext } from '../features/sync/index.ts';
import { testCard, testProduct, testScreen } from './open-test-screen.tsx';
import { misfits, type, violations } from './test-eyes.ts';

const [sale, why] = [phoneSale.es, phoneWhy.es];
const whyButton = { name: new RegExp(sale.why.replace('?', '\\?')) };
const hash = '0'.repeat(32) as EventHash;
const enrolment = '0123456789abcdef' as EnrolmentId;
const refused: ListedEvent = {
  name: { enrolment, seq: 3, hash }, own: true, atMs: Date.now(), card: testCard, lines: [{ product: { gtin: testProduct.gtin }, quantity: 1000, amountCents: null }], ticketCents: null, state: 'refused', claim: null,
  answer: { seq: 3, hash, judgedNo: 9, class: 'refused', code: 'LIMIT_REACHED', facts: { per: 'day', units: 6, used: 6 }, given: [] },
};
const said = [{ depth: 0, text: 'No.' }, { depth: 1, text: 'Chispa: ya van 6 hoy.' }, { depth: 2, text: 'Refresco Chispa 600 ml, por cada refresco: 0 de 1 sello, por un tope.' }];
const explained = { judgedNo: 9, atMs: 1, answer: { class: 'refused', code: 'LIMIT_REACHED', facts: {}, given: [] }, told: 'whole', campaigns: [], products: [], said };

test('before saving, without signal, one tap says what each campaign will give and by which rule', async () => {
  await page.viewport(360, 640);
  await render(testScreen(<SaleScreen />));
  await type('card', testCard.toLowerCase());
  await type('product', testProduct.gtin.slice(1));
  await page.getByRole('button', whyButton).click();
  await expect.element(page.getByText('Chispa de verano: Sumará 1 sello.')).toBeVisible();
  await expect.element(page.getByText(/^Refresco Chispa 600 ml, por cada Refresco Chispa 600 ml: 1 sello\.$/)).toBeVisible();
  await expect.element(page.getByText(why.ahead)).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(misfits()).toEqual([]);
  await page.viewport(320, 568);
  expect(misfits()).toEqual([]);
  await page.viewport(360, 640);
});

test('a sale of the history tells what the server found, by its own name', async () => {
  const asked: unknown[] = [];
  await render(testScreen(<HistoryScreen />, { events: [refused], desk: { ask: (path, body) => Promise.resolve(ok((asked.push([path, body]), explained))) } }));
  await page.getByRole('button', whyButton).click();
  await expect.element(page.getByText('Chispa: ya van 6 hoy.')).toBeVisible();
  expect(asked).toEqual([['/v1/explanations', { enrolment, seq: 3, lang: 'es' }]]);
  expect(await violations()).toEqual([]);
  expect(misfits()).toEqual([]);
});

test('a campaign whose name is one long word stays on the screen', async () => {
  await page.viewport(360, 640);
  const long = { ...explained, said: [{ depth: 1, text: `${'W'.repeat(100)}: ya van 6 hoy.` }] };
  await render(testScreen(<HistoryScreen />, { events: [refused], desk: { ask: () => Promise.resolve(ok(long)) } }));
  await page.getByRole('button', whyButton).click();
  await expect.element(page.getByText(long.said[0]?.text ?? '')).toBeVisible();
  expect(misfits()).toEqual([]);
});

test('without signal the verdict stands with its reason, and says that the details need signal', async () => {
  await render(testScreen(<HistoryScreen />, { events: [refused], desk: { ask: () => Promise.resolve(err({ code: 'NETWORK_AWAY', facts: {}, words: null })) } }));
  await page.getByRole('button', whyButton).click();
  await expect.element(page.getByText(why.away)).toBeVisible();
});

test('a server that many ask at once says so, not that there is no signal, and one tap asks again', async () => {
  let asked = 0;
  const ask = () => Promise.resolve((asked += 1) > 1 ? ok(explained) : err({ code: 'EXPLANATIONS_BUSY', facts: {}, words: null }));
  await page.viewport(320, 568);
  await render(testScreen(<HistoryScreen />, { events: [refused], desk: { ask } }));
  await page.getByRole('button', whyButton).click();
  await expect.element(page.getByText('Muchos preguntan el porqué a la vez. Espera unos segundos e intenta de nuevo.')).toBeVisible();
  expect(document.body.textContent).not.toContain(why.away);
  expect(await violations()).toEqual([]);
  expect(misfits()).toEqual([]);
  await page.getByRole('button', { name: common.es.retry }).click();
  await expect.element(page.getByText('Chispa: ya van 6 hoy.')).toBeVisible();
  await page.viewport(360, 640);
});

test('opened without signal it is asked again once there is signal, and once only', async () => {
  const status = memorySyncStatus({ link: 'unreached' });
  let [asked, isReached] = [0, false];
  const ask = () => Promise.resolve((asked += 1) > 0 && isReached ? ok(explained) : err({ code: 'NETWORK_AWAY', facts: {}, words: null }));
  await render(testScreen(<SyncContext value={status}><HistoryScreen /></SyncContext>, { events: [refused], desk: { ask } }));
  await page.getByRole('button', whyButton).click();
  await expect.element(page.getByText(why.away)).toBeVisible();
  status.become({ queued: 1 });
  await expect.element(page.getByText(why.away)).toBeVisible();
  expect(asked).toBe(1);
  isReached = true;
  status.become({ link: 'reached' });
  await expect.element(page.getByText('Chispa: ya van 6 hoy.')).toBeVisible();
  expect(asked).toBe(2);
});
