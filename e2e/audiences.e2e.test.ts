import { cardBirthdayEs, common, consoleAudiences, consoleCampaigns, errorWords, phoneSale, previewWhy } from '@qoa/messages';
import { launchChromium } from '@qoa/testkit/harness';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Desk, publish } from './support/campaign-desk.ts';
import { answered, seesStamps, sell } from './support/counter.ts';
import { adminAt, customerAt, tenderoAt, type Tendero } from './support/people.ts';
import { type RunningServer, startServer } from './support/server.ts';

const words = phoneSale.es;
const goal = 8;

describe('what a campaign asks of a card', () => {
  let server: RunningServer;
  let browser: Browser;
  let desk: Desk;
  let tendero: Tendero;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
    desk = { author: await adminAt(await newContext(), server), approver: await adminAt(await newContext(), server, 'approver') };
    tendero = await tenderoAt(await newContext(), server);
    await tendero.page.goto((await server.demo()).stores[0]?.enrolUrl ?? '');
    await tendero.sees(words.empty);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('a customer tells a birthday on the card page, and the next sale brings the gift; the one after it brings none', async () => {
    const { cards: [card], products } = await server.demo();
    const product = products.at(-1);
    if (card === undefined || product === undefined) throw new Error('the demo world is too small');
    const name = 'Festejo de la casa';
    await publish(desk, { name, product, stamps: 'birthday' });
    await sell(tendero, card.code, product.ean, words.preview(common.es.stamps(1)));
    await answered(tendero, 'accepted', words.gaveOf(common.es.stamps(1), '1', String(goal)));

    const customer = await customerAt(await newContext(), card.url);
    await seesStamps(customer, name, 1, goal);
    await tellsToday(customer.page);
    await sell(tendero, card.code, product.ean, words.preview(common.es.stamps(6)));
    await answered(tendero, 'accepted', words.gaveOf(common.es.stamps(6), '7', String(goal)));
    await seesStamps(customer, name, 7, goal);
    await sell(tendero, card.code, product.ean, words.preview(common.es.stamps(1)));
    await answered(tendero, 'accepted', words.gaveOf(common.es.stamps(1), '8', String(goal)));
  });

  test('cards that an admin puts into a group earn in its campaign as long as they are in it, and nobody else does', async () => {
    const { cards: [, neighbour, other], products } = await server.demo();
    const product = products.at(-2);
    if (neighbour === undefined || other === undefined || product === undefined) throw new Error('the demo world is too small');
    const [name, segment] = ['Para los de la cuadra', 'Vecinos de la cuadra'];
    await changeSegment(desk.author, segment, neighbour.code, 'add');
    await publish(desk, { name, product, stamps: 2, segment });
    await sell(tendero, neighbour.code, product.ean, words.preview(common.es.stamps(2)));
    await answered(tendero, 'accepted', words.gaveOf(common.es.stamps(2), '2', String(goal)));
    await seesStamps(await customerAt(await newContext(), neighbour.url), name, 2, goal);
    const forOthers = previewWhy(errorWords('CARD_NOT_IN_CAMPAIGN', {}, 'es'), 'es');
    await sell(tendero, other.code, product.ean);
    await answered(tendero, 'refused', forOthers);
    await changeSegment(desk.author, segment, neighbour.code, 'remove');
    await sell(tendero, neighbour.code, product.ean);
    await answered(tendero, 'refused', forOthers);
  });

  const newContext = (): Promise<BrowserContext> => browser.newContext({ locale: 'es-MX' });
});

/** The holder's birthday is today, by the day of the shop. */
const tellsToday = async (page: Page): Promise<void> => {
  const [month, day] = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Mexico_City', month: 'numeric', day: 'numeric' }).format(Date.now()).split('/');
  const asked = page.locator('#birthday');
  await asked.getByLabel(cardBirthdayEs.month).selectOption({ index: Number(month) });
  await asked.getByLabel(cardBirthdayEs.day).selectOption({ index: Number(day) });
  await asked.getByRole('button', { name: cardBirthdayEs.next }).click();
  await asked.getByRole('button', { name: cardBirthdayEs.save }).click();
  await asked.getByText(new RegExp(`${cardBirthdayEs.toldToday}|${cardBirthdayEs.told('').split('el')[0]}`)).waitFor();
};

/** Puts a card into a group, which is made where there is none, or takes it out. */
const changeSegment = async (console: Page, segment: string, code: string, change: 'add' | 'remove'): Promise<void> => {
  const said = consoleAudiences.es;
  await console.getByRole('link', { name: consoleCampaigns.es.navAudiences, exact: true }).click();
  await console.getByRole('button', { name: change === 'add' ? said.newSegment : said.changeOf(segment), exact: true }).click();
  const asked = console.getByRole('dialog');
  if (change === 'add') await asked.getByLabel(said.segmentName).fill(segment);
  else await asked.getByLabel(said.remove, { exact: true }).check();
  await asked.getByLabel(said.cardCodes).fill(code);
  await asked.getByRole('button', { name: change === 'add' ? said.add : said.remove, exact: true }).click();
  await asked.getByText(change === 'add' ? said.added(1, 0) : said.removed(1, 0)).waitFor();
  await asked.getByRole('button', { name: common.es.close, exact: true }).click();
};
