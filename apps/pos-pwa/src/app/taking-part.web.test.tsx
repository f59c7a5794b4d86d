import '@qoa/design/tokens.css';
import './shell.css';
import { phoneCampaigns, phoneSale } from '@qoa/messages';
import type { FeedRow } from '@qoa/shared/feed';
import type { Epoch } from '@qoa/shared/ids';
import type { FeedPage, PullResponse } from '@qoa/shared/protocol';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { colaCampaign } from '../features/campaigns/test-campaigns.ts';
import { fakeServer, type FakeServer } from '../features/sync/fake-server.ts';
import { openTestApp } from './open-test-app.tsx';
import { misfits, violations } from './test-eyes.ts';

const [words, sale] = [phoneCampaigns.es, phoneSale.es];
const campaign = colaCampaign();
const store = { id: 3, code: 'T003', name: 'La Esquina', timeZone: 'America/Mexico_City' };
const row = (kind: string, judgedNo: number, prev: number, body: unknown): FeedRow => ({ kind, judgedNo, prev, body });
const snapshot = (scope: string, rows: readonly FeedRow[]): FeedPage => ({ scope, snapshot: true, floor: 0, head: rows.at(-1)?.judgedNo ?? 0, rows, more: false });
const invitation = { programme: campaign.campaign, joined: false, invited: true, pay: { cents: 50, per: 'sale' } };
/** All that the feeds tell, the last of it how the store stands to the campaign. */
const feeds = (joined: object): PullResponse => ({
  epoch: 'ffeeddccbbaa9988' as Epoch,
  serverMs: Date.now(),
  scopes: ['store:3', 'programme:1'],
  pages: [snapshot('store:3', [row('store', 1, 0, store), row('joined', 2, 1, joined)]), snapshot('programme:1', [row('campaign', 3, 0, campaign)])],
});

const opened = async (server: FakeServer): Promise<void> => {
  const home = location.href;
  history.replaceState(null, '', '/pos/');
  const phone = await openTestApp(server);
  const view = await render(phone.app);
  onTestFinished(async () => {
    await view.unmount();
    await phone.close();
    history.replaceState(null, '', home);
  });
};

test('an invitation is one tap from the counter; the store takes part once its feed says so, and may leave again', async () => {
  const server = fakeServer();
  server.weather.pull = feeds(invitation);
  await opened(server);
  await page.getByRole('link', { name: sale.invited(1) }).click();
  await expect.element(page.getByRole('heading', { name: words.invitations })).toBeVisible();
  expect([await violations(), misfits()]).toEqual([[], []]);

  server.weather.away = true;
  await page.getByRole('button', { name: words.joinOf(campaign.name) }).click();
  await expect.element(page.getByText(words.away)).toBeVisible();
  expect(server.participations).toEqual([]);

  server.weather.away = false;
  server.weather.pull = feeds({ ...invitation, joined: true });
  await page.getByRole('button', { name: words.joinOf(campaign.name) }).click();
  await expect.element(page.getByRole('button', { name: words.leaveOf(campaign.name) })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: words.yours })).toBeVisible();
  expect(server.participations).toEqual(['/v1/campaigns/1/join']);
});
