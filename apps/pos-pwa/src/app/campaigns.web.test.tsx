import '@qoa/design/tokens.css';
import './shell.css';
import { describeRevision, noNames, phoneCampaigns, phoneErrorText, productNames } from '@qoa/messages';
import { everyStore, type Revision } from '@qoa/shared/rules';
import { err, ok } from '@qoa/shared/result';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { CampaignsScreen } from '../features/campaigns/index.ts';
import { colaCampaign } from '../features/campaigns/test-campaigns.ts';
import { memoryReplica, type Replica, type ReplicaContent } from '../features/replica/index.ts';
import type { Desk, DeskFault } from '../features/sync/index.ts';
import { TabBar } from './tab-bar.tsx';
import { testProduct, testScreen, type TestWorld } from './open-test-screen.tsx';
import { misfits, tick, violations } from './test-eyes.ts';

const words = phoneCampaigns.es;
const nextYearMs = Date.UTC(2027, 11, 1, 6);
/** As the store reads it: of the places that the server answered nothing is said. */
const toldHere = (revision: Revision): Revision => ({ ...revision, stores: everyStore, earn: revision.earn.map((rule) => ({ ...rule, stores: everyStore })) });
const running = colaCampaign({ startsAtMs: Date.UTC(2026, 10, 1, 6), endsAtMs: nextYearMs, redeemUntilMs: nextYearMs + 30 * 86_400_000 });
const offered = colaCampaign({ campaign: 5 as never, name: 'Combo de la tarde' });
const paused = colaCampaign({ campaign: 6 as never, name: 'Puntos por monto', state: 'paused' });
const past = colaCampaign({ campaign: 7 as never, name: 'Navidad', endsAtMs: Date.now() - 86_400_000, redeemUntilMs: nextYearMs });
const invitation = { joined: false, invited: true, pay: { cents: 50, per: 'sale' } } as const;
const content: ReplicaContent = { products: [testProduct], campaigns: [running, offered, paused, past], joined: { [offered.campaign]: invitation } };

const screen = (
  <>
    <CampaignsScreen />
    <TabBar />
  </>
);
const shown = (replica: Replica, world: TestWorld = {}) => render(testScreen(screen, { replica, truth: { link: 'reached' }, ...world }));

/** A desk that notes what it was asked, and answers so. */
const deskThat = (fault: DeskFault | null): { readonly desk: Desk; readonly asked: readonly string[] } => {
  const asked: string[] = [];
  return { asked, desk: { ask: async (path) => (asked.push(path), fault === null ? ok({}) : err(fault)) } };
};
const join = page.getByRole('button', { name: words.joinOf(offered.name) });

beforeEach(() => page.viewport(360, 640));

describe('the store’s campaigns', () => {
  test('are told in the words of their rules, with the catalogue’s names, the last days and how they stand', async () => {
    await shown(memoryReplica(content));
    const names = { ...noNames, products: productNames([testProduct]) };
    const card = page.getByRole('article').filter({ hasText: running.name });
    await expect.element(card.getByText(describeRevision(toldHere(running), names, 'es').short)).toBeVisible();
    await expect.element(card.getByText(new RegExp(words.lastDay('')))).toBeVisible();
    await expect.element(page.getByRole('article').filter({ hasText: paused.name }).getByText(words.paused, { exact: true })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: words.over })).toBeVisible();
  });

  test('show their whole terms to who opens them', async () => {
    await shown(memoryReplica(content));
    const card = page.getByRole('article').filter({ hasText: running.name });
    await expect.element(card).toBeVisible();
    expect(card.getByRole('listitem').elements()).toHaveLength(0);
    await card.getByText(words.terms).click();
    await expect.element(card.getByText(/Los premios entregados no suman/)).toBeVisible();
    expect([await violations(), misfits()]).toEqual([[], []]);
  });

  test('a phone that heard of none says so; one without signal says of when it knows', async () => {
    await shown(memoryReplica(), { truth: { link: 'unreached', lastContactWallMs: Date.now() - 3 * 3_600_000 } });
    await expect.element(page.getByText(words.none)).toBeVisible();
    await expect.element(page.getByRole('status').filter({ hasText: words.asOf('hace 3 h') })).toBeVisible();
    await expect.element(page.getByRole('status').filter({ hasText: words.courtesy })).toBeVisible();
  });

  test('in English too', async () => {
    await shown(memoryReplica(content), { locale: 'en' });
    await expect.element(page.getByText(describeRevision(toldHere(running), { ...noNames, products: productNames([testProduct]) }, 'en').short)).toBeVisible();
  });

  test('are whole at 360 and at 320 pixels, and clean to axe', async () => {
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      const opened = await shown(memoryReplica(content), { truth: { link: 'unreached' } });
      await expect.element(join).toBeVisible();
      await tick();
      expect([misfits(), await violations()]).toEqual([[], []]);
      await opened.unmount();
    }
  });
});

describe('taking part', () => {
  test('shows what the store earns, and the store as taking part only when its feed says so', async () => {
    const replica = memoryReplica(content);
    const { desk, asked } = deskThat(null);
    await shown(replica, { desk });
    await expect.element(page.getByText(words.paySale('$0.50'))).toBeVisible();
    await join.click();
    await expect.element(page.getByText(words.told)).toBeVisible();
    await expect.element(join).toBeVisible();
    expect(asked).toEqual(['/v1/campaigns/5/join']);
    replica.tell({ joined: { [offered.campaign]: { ...invitation, joined: true } } });
    await expect.element(page.getByRole('button', { name: words.leaveOf(offered.name) })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: words.invitations })).not.toBeInTheDocument();
  });

  test('without signal says so, changes nothing, and may be tried again', async () => {
    const { desk, asked } = deskThat({ code: 'NETWORK_AWAY', facts: {}, words: null });
    await shown(memoryReplica(content), { desk, truth: { link: 'unreached', lastContactWallMs: Date.now() } });
    await expect.element(page.getByRole('status').filter({ hasText: words.needsSignal })).toBeVisible();
    await join.click();
    await expect.element(page.getByText(words.away)).toBeVisible();
    await join.click();
    expect(asked).toHaveLength(2);
    expect([await violations(), misfits()]).toEqual([[], []]);
  });

  test('a refusal is told in the server’s words, else in ours', async () => {
    const { desk } = deskThat({ code: 'NOT_OPTIONAL', facts: {}, words: { es: 'Esta promoción la decide Qoa.', en: 'Qoa decides this one.' } });
    const first = await shown(memoryReplica(content), { desk });
    await join.click();
    await expect.element(page.getByText('Esta promoción la decide Qoa.')).toBeVisible();
    await first.unmount();
    await shown(memoryReplica(content), { desk: deskThat({ code: 'UNAVAILABLE', facts: {}, words: null }).desk });
    await join.click();
    await expect.element(page.getByText(phoneErrorText('UNAVAILABLE', {}, 'es').join(' '))).toBeVisible();
  });

  test('leaving asks first, by keyboard too', async () => {
    const { desk, asked } = deskThat(null);
    await shown(memoryReplica({ ...content, joined: { [offered.campaign]: { ...invitation, joined: true } } }), { desk });
    const leave = page.getByRole('button', { name: words.leaveOf(offered.name) });
    await leave.click();
    await expect.element(page.getByRole('dialog').getByText(words.leaveWhat)).toBeVisible();
    expect([await violations(), misfits()]).toEqual([[], []]);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(asked).toEqual([]);
    await leave.click();
    await page.getByRole('button', { name: words.leaveYes }).click();
    await expect.element(page.getByText(words.told)).toBeVisible();
    expect(asked).toEqual(['/v1/campaigns/5/leave']);
  });

  test('a campaign that nobody may choose has no button', async () => {
    await shown(memoryReplica({ ...content, campaigns: [running] }));
    await expect.element(page.getByRole('article')).toBeVisible();
    expect(page.getByRole('article').getByRole('button').elements()).toHaveLength(0);
  });
});
