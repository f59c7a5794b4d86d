import '@qoa/design/tokens.css';
import '../../app/shell.css';
import { errorText, phoneCarry } from '@qoa/messages';
import { rescueText } from '@qoa/shared/carry';
import type { RescueRequest } from '@qoa/shared/protocol';
import { assert, ok } from '@qoa/shared/result';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { testScreen } from '../../app/open-test-screen.tsx';
import { violations } from '../../app/test-eyes.ts';
import { memoryDevice } from '../device/index.ts';
import { memoryOutbox } from '../outbox/index.ts';
import { ReceiptScreen } from './receipt-screen.tsx';
import { RescueScreen } from './rescue-screen.tsx';

const words = phoneCarry.es;

const file = (text: string): File => new File([text], 'qoa.txt', { type: 'text/plain' });
const twoSales = rescueText({ notes: [], madeAt: '' }, { events: [1, 2].map((n) => ({ bytes: new Uint8Array(60).fill(n), answers: [] })), certificates: [] });
const choose = (chosen: File): Promise<void> => userEvent.upload(page.getByLabelText(words.choose, { exact: true }).last(), chosen);

describe('the rescue screen', () => {
  test('says what waits, and delivers another phone’s file with what was damaged told', async () => {
    const delivered: (readonly string[])[] = [];
    await render(testScreen(<RescueScreen />, { truth: { queued: 3 }, desk: { ask: async (_path, body) => (delivered.push((body as RescueRequest).envelopes), ok({ taken: 1, unreadable: 1 })) } }));
    await expect.element(page.getByText(words.ownWaiting(3))).toBeVisible();
    expect(await violations()).toEqual([]);
    await choose(file(`${twoSales}torn¿?\n`));
    await expect.element(page.getByText(`${words.delivered(1)} ${words.spoiled(2)}`)).toBeVisible();
    expect(delivered.map((each) => each.length)).toEqual([2]);
  });

  test('a file that holds no sale, and a phone without signal, are told in words', async () => {
    await render(testScreen(<RescueScreen />));
    await choose(file('Hola'));
    await expect.element(page.getByText(errorText('RESCUE_FILE_EMPTY', {}, 'es').join(' '))).toBeVisible();
    await choose(file(twoSales));
    await expect.element(page.getByText(errorText('NETWORK_AWAY', {}, 'es').join(' '))).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('the receipt screen', () => {
  test('draws the sealed sale, and says so when it is gone', async () => {
    const now = (): number => Date.now();
    const outbox = memoryOutbox(now);
    const sealer = memoryDevice(now, true).sealer({ actor: 0, basis: null, card: null, cardTyped: false, lines: [{ product: { raw: 'pan' }, quantity: 1000, amountCents: null }], ticketCents: null });
    assert(sealer !== null, 'an enrolled phone seals');
    const saved = await outbox.append('draft', sealer);
    expect(saved.ok).toBe(true);
    const enrolment = (await outbox.holdings())[0]?.enrolment ?? '';
    const shown = await render(testScreen(<ReceiptScreen parts={`${enrolment}-1`} />, { outbox }));
    await expect.element(page.getByRole('img', { name: words.receiptLabel })).toBeVisible();
    expect(await violations()).toEqual([]);
    await shown.rerender(testScreen(<ReceiptScreen parts={`${enrolment}-2`} />, { outbox }));
    await expect.element(page.getByText(words.receiptGone)).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
