import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardAheadEs, common, consoleDryRun, dayText, errorText, errorWords, formatPesos, phoneCampaigns, phoneSale, phoneStatus, previewWhy, reasonsEs, termsPage } from '@qoa/messages';
import { launchChromium, launchProfile } from '@qoa/testkit/harness';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { approveCampaign, dayFromNow, type Desk, dryRunOnSample, endCampaign, inviteStores, openCampaign, pauseCampaign, publish, resumeCampaign, reviseStamps, submitCampaign, writeCampaign } from './support/campaign-desk.ts';
import { answered, membership, seesStamps, sell } from './support/counter.ts';
import { adminAt, customerAt, tenderoAt, type Tendero, untilOfflineReady } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

const [words, told] = [phoneSale.es, phoneCampaigns.es];
const goal = 8;

describe('a campaign from the builder to the card', () => {
  let server: RunningServer;
  let folder: string;
  let browser: Browser;
  let people: readonly [author: BrowserContext, approver: BrowserContext];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qoa-campaigns-'));
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
    people = [await newContext(), await newContext()];
    await adminAt(people[0], server);
    await adminAt(people[1], server, 'approver');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('two people publish it from a template; an open phone has it, sells offline, and preview, verdict and card say the same', async () => {
    const { card, product } = await counter(0);
    const name = 'Despensa de la casa';
    const { phone, tendero } = await phoneOf(0, 'first');
    const customer = await customerAt(await newContext(), card.url);
    await toCampaigns(tendero);
    const { author, approver } = await desk();

    await writeCampaign(author, { name, product, stamps: 2 });
    const tried = await dryRunOnSample(author);
    expect(Number(tried.get(consoleDryRun.es.stamps))).toBe(2 * Number(tried.get(consoleDryRun.es.counted)));
    expect(Number(tried.get(consoleDryRun.es.counted))).toBeGreaterThan(0);
    await submitCampaign(author);
    await openCampaign(approver, name);
    await approveCampaign(approver);
    await campaignOn(tendero, name).waitFor();

    await phone.setOffline(true);
    await toSale(tendero);
    await sell(tendero, card.code, product.ean, words.preview(common.es.stamps(2)));
    await tendero.page.locator('.saved[data-state=queued]').waitFor();
    await phone.setOffline(false);
    await answered(tendero, 'accepted', words.gaveOf(common.es.stamps(2), '2', String(goal)));
    await seesStamps(customer, name, 2, goal);

    await membership(customer, name).getByRole('link', { name: cardAheadEs.terms }).click();
    await customer.page.getByRole('heading', { name, level: 1 }).waitFor();
    await customer.page.getByText(termsPage.es.stores(3)).waitFor();
  });

  test('a phone that was away while it was revised gives the better of both; once it has heard, what the new one gives', async () => {
    const { card, product } = await counter(1);
    const name = 'Despensa para llevar';
    const { author, approver } = await desk();
    await publish({ author, approver }, { name, product, stamps: 2 });
    const open = await phoneOf(0, 'open');
    const away = await phoneOf(0, 'away');
    const customer = await customerAt(await newContext(), card.url);
    await toCampaigns(away.tendero);
    await campaignOn(away.tendero, name).waitFor();
    await toSale(away.tendero);

    await away.phone.setOffline(true);
    await openCampaign(author, name);
    await reviseStamps(author, 1);
    await openCampaign(approver, name);
    await approveCampaign(approver);
    await sell(open.tendero, card.code, product.ean, words.preview(common.es.stamps(1)));
    await answered(open.tendero, 'accepted', words.gaveOf(common.es.stamps(1), '1', String(goal)));
    await sell(away.tendero, card.code, product.ean, words.preview(common.es.stamps(2)));
    await away.phone.setOffline(false);
    await answered(away.tendero, 'accepted', words.gaveOf(common.es.stamps(2), '3', String(goal)));
    await seesStamps(customer, name, 3, goal);

    await sell(away.tendero, card.code, product.ean, words.preview(common.es.stamps(1)));
    await answered(away.tendero, 'accepted', words.gaveOf(common.es.stamps(1), '4', String(goal)));
    await seesStamps(customer, name, 4, goal);
  });

  test('a store that is invited reads what it earns, takes part, and leaves again: its sales count as long as it does', async () => {
    const { card, product } = await counter(2);
    const name = 'Despensa por invitación';
    const { tendero } = await phoneOf(1, 'invited');
    const { author, approver } = await desk();
    await publish({ author, approver }, { name, product, stamps: 1 }, () => inviteStores(author, 2));
    await tendero.page.getByRole('link', { name: words.invited(1) }).click();
    const invitation = campaignOn(tendero, name);
    await invitation.getByText(told.paySale(formatPesos(200, 'es'))).waitFor();
    await invitation.getByRole('button', { name: told.joinOf(name) }).click();
    await invitation.getByRole('button', { name: told.leaveOf(name) }).waitFor();
    await toSale(tendero);
    await sell(tendero, card.code, product.ean, words.preview(common.es.stamps(1)));
    await answered(tendero, 'accepted', words.gaveOf(common.es.stamps(1), '1', String(goal)));

    await toCampaigns(tendero);
    await campaignOn(tendero, name).getByRole('button', { name: told.leaveOf(name) }).click();
    await tendero.page.getByRole('dialog').getByRole('button', { name: told.leaveYes }).click();
    await campaignOn(tendero, name).getByRole('button', { name: told.joinOf(name) }).waitFor();
    await toSale(tendero);
    await sell(tendero, card.code, product.ean, words.previewNothing);
    await answered(tendero, 'accepted', errorText('PRODUCT_NOT_IN_CAMPAIGN', {}, 'es').join(' '));
  });

  test('paused under an open phone the next sale says so; an end that is announced shows its last day on phone and card', async () => {
    const { card, product } = await counter(3);
    const name = 'Pan de la tarde';
    const { author, approver } = await desk();
    await publish({ author, approver }, { name, product, stamps: 1 });
    const { tendero } = await phoneOf(2, 'paused');
    const customer = await customerAt(await newContext(), card.url);
    await sell(tendero, card.code, product.ean, words.preview(common.es.stamps(1)));
    await answered(tendero, 'accepted', words.gaveOf(common.es.stamps(1), '1', String(goal)));

    await openCampaign(author, name);
    await pauseCampaign(author);
    await membership(customer, name).getByText(cardAheadEs.paused).waitFor();
    const paused = previewWhy(errorWords('CAMPAIGN_PAUSED', {}, 'es'), 'es');
    await sell(tendero, card.code, product.ean, paused);
    await answered(tendero, 'refused', paused);
    await membership(customer, name).getByText(cardAheadEs.lastPurchase(reasonsEs.CAMPAIGN_PAUSED({}).join(' '))).waitFor();

    await resumeCampaign(author);
    const lastDay = dayFromNow(10);
    await endCampaign(author, lastDay);
    const lastMs = Date.parse(`${lastDay}T12:00:00-06:00`);
    await toCampaigns(tendero);
    await campaignOn(tendero, name).getByText(told.lastDay(dayText(lastMs, 'es', zone))).waitFor();
    await membership(customer, name).getByText(cardAheadEs.earnUntil(dayText(lastMs, 'es', zone))).waitFor();
  });

  /** Both people of the console, each at a page of their own. */
  const desk = async (): Promise<Desk> => ({ author: await consoleOf(people[0]), approver: await consoleOf(people[1]) });
  const consoleOf = async (person: BrowserContext): Promise<Page> => {
    const page = await person.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${server.url}/admin/`);
    return page;
  };
  /** A card of its own and a product that no other story sells, of the maker that a template begins with. */
  const counter = async (story: number) => {
    const { cards, products } = await server.demo();
    const [card, product] = [cards[story], products.at(-1 - story)];
    if (card === undefined || product === undefined) throw new Error('the demo world is too small');
    return { card, product };
  };
  /** A phone of a store, enrolled just now, that opens without a network from now on. */
  const phoneOf = async (store: number, profile: string): Promise<{ readonly phone: BrowserContext; readonly tendero: Tendero }> => {
    const phone = await launchProfile(join(folder, profile), { args: ['--accept-lang=es-MX'] });
    onTestFinished(() => phone.close());
    const tendero = await tenderoAt(phone, server);
    await tendero.page.goto((await server.demo()).stores[store]?.enrolUrl ?? '');
    await tendero.sees(words.empty);
    await untilOfflineReady(tendero);
    return { phone, tendero };
  };
  const newContext = (): Promise<BrowserContext> => browser.newContext({ locale: 'es-MX' });
});

const zone = 'America/Mexico_City';

const toSale = ({ page }: Tendero): Promise<void> => page.getByRole('link', { name: phoneStatus.es.tabSale, exact: true }).click();

const toCampaigns = async ({ page }: Tendero): Promise<void> => {
  await page.getByRole('link', { name: phoneStatus.es.tabHistory, exact: true }).click();
  // It says how many invitations are open, when there are any.
  await page.locator('a.campaigns-link').click();
};

const campaignOn = ({ page }: Tendero, name: string): Locator => page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
