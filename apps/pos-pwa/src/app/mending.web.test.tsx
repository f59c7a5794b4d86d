import '@qoa/design/tokens.css';
import './shell.css';
import { errorText, phoneSale, phoneStatus } from '@qoa/messages';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HistoryScreen } from '../features/history/index.ts';
import type { ListedEvent } from '../features/replica/index.ts';
import { SyncBanner } from '../features/status/index.ts';
import { testScreen } from './open-test-screen.tsx';
import { misfits, violations } from './test-eyes.ts';

// It comes later in the app, too.
const { StatusScreen } = await import('../features/status/status-screen.tsx');

const [sale, status] = [phoneSale.es, phoneStatus.es];
const name = { enrolment: '00000000c0ffee00' as EnrolmentId, seq: 3, hash: '0'.repeat(32) as EventHash };
const drawn: ListedEvent = { name, own: true, atMs: Date.now(), card: null, lines: [], ticketCents: null, state: 'drawn', answer: null, claim: null };
const unsure: ListedEvent = { ...drawn, state: 'accepted', answer: { seq: 3, hash: name.hash, judgedNo: 3, class: 'accepted', code: null, facts: { unsureAtMs: 5 }, given: [] } };

describe('what a phone could not read, and what is wrong with it', () => {
  test('a sale in the drawer is on the banner and in the list, never *todo sincronizado*', async () => {
    const [what, next] = errorText('QUEUE_DAMAGED', { count: 1 }, 'es');
    const screen = <><SyncBanner /><HistoryScreen /></>;
    await render(testScreen(screen, { events: [drawn], truth: { drawer: 1, link: 'reached', lastContactWallMs: Date.now() } }));
    await expect.element(page.getByRole('status').filter({ hasText: what })).toBeVisible();
    await expect.element(page.getByText(sale.stateDrawn)).toBeVisible();
    await expect.element(page.getByText(`${what} ${next}`)).toBeVisible();
    expect([await violations(), misfits()]).toEqual([[], []]);
  });

  test('a sale whose time was only placed says so where it is listed', async () => {
    await render(testScreen(<HistoryScreen />, { events: [unsure] }));
    await expect.element(page.getByText(errorText('CLOCK_UNSURE', {}, 'es').join(' '))).toBeVisible();
    expect([await violations(), misfits()]).toEqual([[], []]);
  });

  test('a clock that is off, and storage that is nearly full, are told on the phone’s page and beside the banner', async () => {
    const screen = <><SyncBanner /><StatusScreen version="0.1.0+46d6c92ca735" onLocale={() => undefined} /></>;
    const shown = await render(testScreen(screen, { truth: { link: 'reached', lastContactWallMs: Date.now(), clockOffsetMs: 3_600_000 } }));
    await expect.element(page.getByText(status.clockNext)).toBeVisible();
    await expect.element(page.getByRole('status').filter({ hasText: status.clockOffShort })).toBeVisible();
    await expect.element(page.getByText(status.version('0.1.0 (46d6c92)'))).toBeInTheDocument();
    expect([await violations(), misfits()]).toEqual([[], []]);
    await shown.unmount();
    await render(testScreen(screen, { truth: { link: 'unreached', storage: { usedBytes: 9, quotaBytes: 10, persisted: true } } }));
    await expect.element(page.getByRole('status').filter({ hasText: status.storageLowShort })).toBeVisible();
  });
});
