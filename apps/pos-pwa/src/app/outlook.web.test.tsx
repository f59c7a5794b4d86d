import '@qoa/design/tokens.css';
import './shell.css';
import { common, phoneErrorText, phoneSale, previewWhy } from '@qoa/messages';
import type { EnrolmentId, ProgrammeId } from '@qoa/shared/ids';
import type { Outlook } from '@qoa/shared/protocol';
import { err, ok } from '@qoa/shared/result';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { colaCampaign } from '../features/campaigns/test-campaigns.ts';
import { memoryOutbox } from '../features/outbox/index.ts';
import { memoryReplica, type ListedEvent, type ReplicaContent } from '../features/replica/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { campaignOutlook, outlookOf, roomLeft, stampsHeld, usedToday } from '../features/sale/test-outlook.ts';
import type { Desk } from '../features/sync/index.ts';
import { SyncBanner } from '../features/status/index.ts';
import { TabBar } from './tab-bar.tsx';
import { testCard, testProduct, testScreen, type TestWorld } from './open-test-screen.tsx';
import { misfits, tick, type, violations } from './test-eyes.ts';

const sale = phoneSale.es;
const ean = testProduct.gtin.slice(1);
const both = sale.both(common.es.stamps(1), common.es.points(12));
const content: ReplicaContent = { products: [testProduct], campaigns: [colaCampaign()] };

const counter = (
  <>
    <SyncBanner />
    <SaleScreen />
    <TabBar />
  </>
);
const opened = (world: TestWorld, more: ReplicaContent = {}) => render(testScreen(counter, { replica: memoryReplica({ ...content, ...more }), truth: { link: 'reached' }, ...world }));

/** A desk that tells this of any card; it notes how often it was asked. */
const deskTelling = (outlook: Outlook | null): { readonly desk: Desk; readonly asked: readonly string[] } => {
  const asked: string[] = [];
  return { asked, desk: { ask: async (path) => (asked.push(path), outlook === null ? err({ code: 'NETWORK_AWAY', facts: {}, words: null }) : ok(outlook)) } };
};
const pointsHeld = stampsHeld({ kind: 'point', programme: 2 as ProgrammeId, balance: 140, goal: 200 });
const ahead = campaignOutlook({ used: usedToday(colaCampaign(), 6), units: [stampsHeld(), pointsHeld], room: [roomLeft({ left: 0 })], tier: { level: 1, name: 'Plata', next: { name: 'Oro', need: 'all', missing: [{ metric: 'sales', units: 3 }] }, fallsAtMs: null } });

beforeEach(() => page.viewport(360, 640));
afterEach(() => void vi.useRealTimers());

describe('what a sale would give', () => {
  test('stamps and points both, of what the phone knows, with the way to each goal', async () => {
    await opened({ truth: { link: 'unreached' } }, { standings: { [testCard]: [{ programme: 1 as ProgrammeId, balance: 3 }, { programme: 2 as ProgrammeId, balance: 140 }] } });
    await type('card', testCard);
    await type('product', ean);
    await expect.element(page.getByText(sale.preview(both))).toBeVisible();
    await expect.element(page.getByText('140/200')).toBeVisible();
    expect([misfits(), await violations()]).toEqual([[], []]);
  });

  test('when it gives nothing says why and what to do, and saves all the same', async () => {
    await opened({}, { campaigns: [colaCampaign({ state: 'paused' })] });
    await type('card', testCard);
    await type('product', ean);
    await expect.element(page.getByText(previewWhy(phoneErrorText('CAMPAIGN_PAUSED', {}, 'es').join(' '), 'es'))).toBeVisible();
    await expect.element(page.getByText(sale.previewNothing)).toBeVisible();
    await page.getByRole('button', { name: new RegExp(sale.save) }).click();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
  });

  test('of many campaigns three are shown, whole at 320 pixels', async () => {
    await page.viewport(320, 568);
    const campaigns = [1, 3, 5, 7].map((id) => colaCampaign({ campaign: id as ProgrammeId, name: `Promoción ${id}`, units: colaCampaign().units.map((unit, nth) => ({ ...unit, programme: (id + nth) as ProgrammeId })) }));
    await opened({}, { campaigns, standings: { [testCard]: campaigns.map(({ campaign }) => ({ programme: campaign, balance: 4 })) } });
    await type('card', testCard);
    await type('product', ean);
    await expect.element(page.getByText(sale.moreCampaigns(1))).toBeInTheDocument();
    expect([misfits(), await violations()]).toEqual([[], []]);
  });
});

describe('the outlook of a card', () => {
  test('comes by itself where there is signal: its balance, the room of today with when to come back, the tier', async () => {
    const { desk, asked } = deskTelling(outlookOf(ahead));
    await opened({ desk });
    await type('card', testCard);
    await type('product', ean);
    await expect.element(page.getByText('Nivel Plata; para Oro le falta: 3 compras')).toBeVisible();
    await expect.element(page.getByText(sale.preview(common.es.points(12)))).toBeVisible();
    await expect.element(page.getByText(/el tope es 6 sellos por día\. Vuelve mañana\.$/)).toBeVisible();
    expect(asked).toEqual(['/v1/outlook']);
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      await tick();
      expect([misfits(), await violations()]).toEqual([[], []]);
    }
  });

  test('of more than three lines shows what is most urgent, and the rest to who asks for it, each once and whole on small screens', async () => {
    const day = 86_400_000;
    const much = campaignOutlook({ room: [roomLeft({ left: 1, nextMs: Date.now() + day }), roomLeft({ left: 5, max: 8, per: 'week', nextMs: Date.now() + 3 * day }), roomLeft({ left: 5, max: 5, per: 'week', scope: 'store', nextMs: Date.now() + 3 * day })], tier: ahead.tier, units: [stampsHeld({ debt: 2, endsNext: { units: 3, atMs: Date.now() + 2 * day, isDue: true }, held: { units: 2, untilMs: Date.now() + 9 * day } })] });
    await opened({ desk: deskTelling({ ...outlookOf(much), serverMs: Date.now() }).desk });
    await type('card', testCard);
    await type('product', ean);
    await expect.element(page.getByText('Debe 2 sellos; los siguientes los pagan')).toBeVisible();
    const shown = (): readonly (string | null)[] => [...document.querySelectorAll('.outlook li')].filter((line) => line.checkVisibility()).map(({ textContent }) => textContent);
    expect(shown()).toHaveLength(3);
    await page.getByText(sale.moreNotes(3)).click();
    await expect.poll(() => shown().slice(3)).toEqual(['Le quedan 5 sellos esta semana', 'Nivel Plata; para Oro le falta: 3 compras', expect.stringMatching(/^2 sellos se liberan/)]);
    await expect.element(page.getByText(/^2 sellos se liberan/)).toBeInViewport();
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      await tick();
      expect([misfits(), await violations()]).toEqual([[], []]);
    }
  });

  test('is not asked without signal, nor while sales are being sent; and nothing is claimed', async () => {
    for (const truth of [{ link: 'unreached' }, { link: 'reached', pushing: true }] as const) {
      const { desk, asked } = deskTelling(outlookOf(ahead));
      const screen = await opened({ desk, truth });
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      await type('card', testCard);
      await expect.element(page.getByText(sale.cardEnding('BADY'))).toBeVisible();
      vi.advanceTimersByTime(60_000);
      vi.useRealTimers();
      await import('../features/sale/ask-outlook.ts');
      await tick();
      expect(asked).toEqual([]);
      await screen.unmount();
    }
  });

  test('that comes after its card has left is dropped, and one that never comes is not missed', async () => {
    const waiting: ((outlook: Outlook) => void)[] = [];
    const late: Desk = { ask: () => new Promise((resolve) => waiting.push((outlook) => resolve(ok(outlook)))) };
    await opened({ desk: late });
    await type('card', testCard);
    await expect.poll(() => waiting.length).toBe(1);
    await type('product', ean);
    await expect.element(page.getByText(sale.preview(both))).toBeVisible();
    await page.getByRole('button', { name: sale.removeCard }).click();
    waiting.forEach((answer) => answer(outlookOf(ahead)));
    await tick();
    await expect.element(page.getByText(sale.noCard)).toBeVisible();
    await expect.element(page.getByText(/Nivel Plata/)).not.toBeInTheDocument();
  });

  test('of a shape that this release cannot read shows nothing', async () => {
    let asked = 0;
    await opened({ desk: { ask: async () => ((asked += 1), ok({ campaigns: 'later' })) } });
    await type('card', testCard);
    await type('product', ean);
    await expect.poll(() => asked).toBe(1);
    await tick();
    await expect.element(page.getByText(sale.preview(both))).toBeVisible();
  });
});

describe('law judged, not trusted: a phone that had not heard of a revision', () => {
  test('promises nothing, shows by what it knew what is to be confirmed, and then the better verdict', async () => {
    const outbox = memoryOutbox(() => Date.now());
    const replica = memoryReplica(content);
    await render(testScreen(counter, { replica, outbox, truth: { link: 'unreached' } }));
    await type('card', testCard);
    await type('product', ean);
    await expect.element(page.getByText(sale.preview(both))).toBeVisible();
    await page.getByRole('button', { name: new RegExp(sale.save) }).click();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
    const [sealed] = await outbox.peek('0000000000c0ffee' as EnrolmentId, 1);
    if (sealed === undefined) throw new Error('the sale was saved');
    const { enrolment, seq, hash } = sealed;
    const given = [{ programme: 1 as ProgrammeId, unit: 'stamp', units: 2, balance: 2, goal: 8 }] as const;
    const judged: ListedEvent = { name: { enrolment, seq, hash }, own: true, atMs: Date.now(), card: testCard, lines: [], ticketCents: null, state: 'accepted', answer: { seq, hash, judgedNo: 9, class: 'accepted', code: null, facts: {}, given }, claim: null };
    replica.tell({ events: [judged], campaigns: [colaCampaign({ revision: 2 })] });
    await expect.element(page.getByText(sale.gaveOf(common.es.stamps(2), '2', '8'))).toBeVisible();
    await expect.element(page.getByText(sale.stateAccepted)).toBeVisible();
  });
});
