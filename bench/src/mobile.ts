import { setTimeout as sleep } from 'node:timers/promises';
import { phoneScan, phoneStatus } from '@qoa/messages';
import { assert } from '@qoa/shared/result';
import { launchChromium } from '@qoa/testkit/harness';
import type { BrowserContext, Page } from 'playwright-core';
import { openCountedWay, type CountedWay, type Wire } from './mobile-wire.ts';
import { type PhoneServer, startPhoneServer } from './phone-server.ts';
import { below, type Bench, machine, median, plain, type Row } from './report.ts';
import { keepResult } from './results.ts';

/** The day that the product speaks of, and a month of it. */
const day = { sales: 100, shownHours: 10, pulls: 5, asksForRelease: 2 };
const monthDays = 30;
/** How often a socket could be asked whether it lives (decision 67), and how often it is: not when a sale went by it since, and sales come by chance. */
const beatsADay = (day.shownHours * 60) / 4;
const pingsADay = beatsADay * Math.exp(-day.sales / beatsADay);
const goalMb = 5;

/** Addresses, ports, numbers and time stamps that IPv4 and TCP put before each packet, and what an acknowledgement alone weighs. */
const headerBytes = 20 + 20 + 12;
/** Opening (3) and closing (4) a connection: packets without content. */
const barePackets = 7;

/** Mobile data of a phone at 100 sales a day. Goal: product.md, "counter life". */
export const bench: Bench = async ({ rounds, notice }) => {
  let serverPort = 0;
  const way = await openCountedWay(() => serverPort);
  try {
    const server = await startPhoneServer(null, { PUBLIC_URL: way.origin });
    serverPort = Number(new URL(server.origin).port);
    try {
      const costs = await measure(way, await counterOf(server), rounds, notice);
      const rows = rowsOf(costs);
      await keepResult({ bench: 'data', machine: machine(), rounds, rows }, notes());
      return rows;
    } finally {
      await server.stop();
    }
  } finally {
    way.stop();
  }
};

/** Bytes on the air of one of each. */
interface Costs {
  readonly install: number;
  readonly start: number;
  readonly sale: number;
  readonly guestSale: number;
  readonly saleByHttp: number;
  readonly ping: number;
  readonly pull: number;
  readonly askForRelease: number;
}

const samplesEach = 5;

/** Whether the decoder is kept for the days without signal: the last that a phone fetches of its own. */
const hasDecoder = (page: Page): Promise<boolean> => page.evaluate(async () => (await (await caches.open('qoa-decoders')).keys()).some(({ url }) => url.endsWith('.wasm')));

const measure = async (way: CountedWay, { enrolUrl, cards, product }: Counter, rounds: number, notice: (text: string) => void): Promise<Costs> => {
  const browser = await launchChromium({ whole: true, args: ['--ignore-certificate-errors'] });
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX', ignoreHTTPSErrors: true });
    const cost = costBy(way);
    let page = await context.newPage();
    const install = await cost(async () => {
      await page.goto(enrolUrl);
      await page.locator('.banner[data-says="synced"]').waitFor();
      for (let tries = 0; !(await hasDecoder(page)); tries += 1) {
        assert(tries < 300, 'a phone keeps its decoder within 30 s');
        await sleep(100);
      }
    }, startQuietMs);
    const starts: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      notice(`a day begins, ${round + 1} …`);
      await page.close();
      starts.push(await cost(async () => (page = await openAgain(context, way.origin)), startQuietMs));
    }
    const some = async (name: string, work: () => Promise<unknown>): Promise<number> => {
      const each: number[] = [];
      for (let nth = 0; nth < samplesEach * rounds; nth += 1) each.push(await cost(work));
      notice(`${name}: ${each.join(' ')}`);
      return median(each);
    };
    const ping = await some('ping', async () => way.ping());
    let served = 0;
    const sellAlone = async (): Promise<void> => {
      way.endIdle();
      served += 1;
      await sell(page, product, cards[served % cards.length] ?? null);
    };
    const sale = await some('sale by the socket', sellAlone);
    const guestSale = await some('sale without a card', () => sell(page, productOfUse, null));
    await page.goto(`${way.origin}/pos/estado`);
    await page.locator('.banner[data-says="synced"]').waitFor();
    const pull = await some('pull', async () => {
      way.endIdle();
      await page.getByRole('button', { name: phoneStatus.es.sendNow }).click();
    });
    const askForRelease = await some('question for a newer release', async () => {
      way.endIdle();
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    });
    await context.routeWebSocket('**/v1/live', (socket) => socket.close());
    await page.close();
    page = await openAgain(context, way.origin);
    const saleByHttp = await some('sale by HTTP', sellAlone);
    return { install, start: median(starts), sale, guestSale, saleByHttp, ping, pull, askForRelease };
  } finally {
    await browser.close();
  }
};

/** The app fetches what the camera needs 3 s after its first screen stands. */
const startQuietMs = 4_000;
const quietMs = 1_500;

/** What a piece of work costs on the air, once nothing has moved for a while. */
const costBy =
  (way: CountedWay) =>
  async (work: () => Promise<unknown>, stillMs = quietMs): Promise<number> => {
    const before = way.read();
    await work();
    for (let seen = way.read(); ; ) {
      await sleep(stillMs);
      const now = way.read();
      if (now.tlsBytes === seen.tlsBytes) return onTheAir(before, now);
      seen = now;
    }
  };

/** Each packet with its headers, and an acknowledgement of its own: what a line without any traffic to carry it on needs at the most. */
const onTheAir = (before: Wire, after: Wire): number => {
  const [bytes, packets, connections] = [after.tlsBytes - before.tlsBytes, after.packets - before.packets, after.connections - before.connections];
  return bytes + (2 * packets + barePackets * connections) * headerBytes;
};

const openAgain = async (context: BrowserContext, origin: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${origin}/pos/`);
  await page.locator('.banner[data-says="synced"]').waitFor();
  return page;
};

/** A product of the range that is kept for use in stores. */
const productOfUse = '2000000000015';

/** With a card, whose outlook the phone asks for, or a guest's. */
const sell = async (page: Page, product: string, card: string | null): Promise<void> => {
  if (card !== null) {
    await type(page, phoneScan.es.kindCard, card);
    // A person takes longer for the next product than the phone for the outlook.
    await sleep(1_500);
  }
  await type(page, phoneScan.es.kindProduct, product);
  await page.locator('.saved').waitFor({ state: 'hidden' });
  await page.locator('button.save[data-ready="true"]').click();
  await page.locator('.saved').waitFor();
};

const type = async (page: Page, kind: string, code: string): Promise<void> => {
  await page.getByRole('button', { name: phoneScan.es.type }).click();
  await page.getByRole('dialog').getByRole('radio', { name: kind }).check();
  await page.getByRole('dialog').getByRole('textbox').fill(code);
  await page.getByRole('button', { name: phoneScan.es.typeAdd, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

/** What a counter of the demo has: a phone to enrol, cards, and a product that a campaign counts. */
interface Counter {
  readonly enrolUrl: string;
  readonly cards: readonly string[];
  readonly product: string;
}

const counterOf = async (server: PhoneServer): Promise<Counter> => {
  const demo: { readonly cards: readonly { readonly code: string }[]; readonly products: readonly { readonly ean: string; readonly isPromoted: boolean }[] } = JSON.parse(await (await fetch(`${server.origin}/v1/demo`)).text());
  const product = demo.products.find(({ isPromoted }) => isPromoted);
  assert(product !== undefined, 'the demo promotes a product');
  return { enrolUrl: await server.enrolUrl(), cards: demo.cards.map(({ code }) => code), product: product.ean };
};

const rowsOf = (costs: Costs): readonly Row[] => {
  const dayBytes = (sale: number): number => costs.start + day.sales * sale + pingsADay * costs.ping + day.pulls * costs.pull + day.asksForRelease * costs.askForRelease;
  const monthMb = (bytes: number): number => (bytes * monthDays) / 1e6;
  return [
    below('a month', monthMb(dayBytes(costs.sale)), 'MB', null, goalMb),
    plain('a month where no socket stands', monthMb(dayBytes(costs.saleByHttp)), 'MB'),
    plain('a day begins: the app opens, reads and listens', costs.start, 'bytes'),
    plain('a sale to a card: its outlook, the push, the verdict', costs.sale, 'bytes'),
    plain('a sale without a card', costs.guestSale, 'bytes'),
    plain('a sale to a card by HTTP, on a connection of its own', costs.saleByHttp, 'bytes'),
    plain('the socket is asked whether it lives, and answers', costs.ping, 'bytes'),
    plain('the same every 25 s, a month', monthMb(((day.shownHours * 3600) / 25) * costs.ping), 'MB'),
    plain('the same every 4 minutes but after a sale, a month', monthMb(pingsADay * costs.ping), 'MB'),
    plain('a pull, with a session and a heartbeat where they are due', costs.pull, 'bytes'),
    plain('asking for a newer release', costs.askForRelease, 'bytes'),
    plain('left out: the first install, with the decoders', costs.install / 1e6, 'MB'),
  ];
};

const notes = (): string =>
  `The built app in Chromium against the real server over HTTPS (TLS 1.3, HTTP/1.1), every byte counted between the two, handshakes and frames included. To it is added what the line adds by this model: ${headerBytes} bytes of IPv4 and TCP headers on each packet of at most 1,500, an acknowledgement of its own for each, ${barePackets} bare packets to open and close a connection. The day: ${day.sales} sales in ${day.shownHours} hours with the page shown, a start, ${day.pulls} pulls, ${day.asksForRelease} questions for a newer release, and a ping every 4 minutes in which no sale came; a month has ${monthDays} of them. Nothing is slept through: one of each is measured, and counted as often as it comes. The browser keeps nothing of a server whose certificate nobody signed: a question for a newer release, which a cache answers with a line, is counted whole. The goal is kept where a websocket stands, as it does on most networks; where one lets none through, each sale goes by HTTP on a connection of its own, and a month takes what the second row says.`;
