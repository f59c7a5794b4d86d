import { randomInt } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeEvent } from '@qoa/shared/events';
import type { EnrolmentId, Gtin } from '@qoa/shared/ids';
import { launchChromium, startPostgres } from '@qoa/testkit/harness';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { type BenchWindow, fillOutbox, installBench, readPlace, sellOnce, untilDrained, writeBare } from './phone-page.ts';
import { type PhoneServer, startPhoneServer } from './phone-server.ts';
import { below, type Bench, machine, median, percentile, plain, type Row } from './report.ts';
import { keepResult } from './results.ts';

const slowdown = 4;
const salesEach = 40;
const openingsEach = 7;
const storedEvents = 100_000;
const drainedEvents = 10_000;

/** The phone at the counter and after a week without signal. Goals: quality.md, "phone". */
export const bench: Bench = async ({ rounds, notice }) => {
  const postgres = await startPostgres();
  try {
    const server = await startPhoneServer((await postgres.createDatabase()).url);
    try {
      const rows = [...(await counter(server, rounds, notice)), ...(await drain(server, rounds, notice))];
      await keepResult({ bench: 'phone', machine: machine(), rounds, rows }, notes());
      return rows;
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
  }
};

const notes = (): string =>
  `The built app in Chromium at 360x640 against the real server and PostgreSQL on the same machine, whose load average was ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores: above the number of cores every figure here also tells of others' work. "Decoded" is the moment when a stand-in for the decoder's thread hands over its second agreeing answer; the tap on *Guardar* follows at once, inside the page. "Painted" and "usable" are when the browser says that the word was presented (Element Timing), so that nothing of the bench's own driving counts. Throttled figures slow the page's main thread ${slowdown} times.\n\nWhat the profile shows of the goals that are missed: [decision 97](../docs/decisions/0097-less-between-the-tap-and-the-word.md).`;

/** Offline, on a slow phone: empty at first, then with the events of years. */
const counter = (server: PhoneServer, rounds: number, notice: (text: string) => void): Promise<readonly Row[]> =>
  onPhone(server, async ({ page, context, throttle }) => {
    await context.setOffline(true);
    await throttle(slowdown);
    notice(`${salesEach} sales on an empty phone …`);
    const empty = await sellRounds(page, rounds, notice);
    const bare = await page.evaluate(writeBare, 100);
    await throttle(1);
    const openings: number[] = [];
    for (let opening = 0; opening < openingsEach; opening += 1) openings.push(await openCold(context));
    notice(`${storedEvents.toLocaleString('en')} events onto the phone …`);
    await fill(page, storedEvents, storedEvents - 1_000);
    await page.reload();
    await page.waitForSelector('button.save');
    await throttle(slowdown);
    const full = await sellRounds(page, rounds, notice);
    const limit = { name: `a bare strict IndexedDB write, ${slowdown}x throttled, p95 ms`, value: percentile(bare, 0.95) };
    return [
      below('decoded to guardado painted, empty phone, p95', empty.p95, 'ms', limit, 100),
      below('decoded to guardado painted, empty phone, p50', empty.p50, 'ms', { ...limit, name: limit.name.replace('p95', 'p50'), value: median(bare) }, null),
      below('decoded to guardado painted, 100,000 events on the phone, p95', full.p95, 'ms', limit, 100),
      below(`opens offline, cold, ${slowdown}x throttled, until a sale can begin`, median(openings) / 1000, 's', null, 1),
      below('decoded to guardado painted, 100,000 events on the phone, p50', full.p50, 'ms', { name: 'empty phone, p50 ms', value: empty.p50 }, null),
    ];
  });

/** Milliseconds until the counter stands on a page of its own, out of the service worker alone. */
const openCold = async (context: BrowserContext): Promise<number> => {
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(context.pages()[0]?.url() ?? '');
  await page.waitForFunction(() => (globalThis as unknown as BenchWindow).benchUsableMs > 0);
  const usableMs = await page.evaluate(() => (globalThis as unknown as BenchWindow).benchUsableMs);
  await page.close();
  return usableMs;
};

/** The signal comes back after a week. */
const drain = async (server: PhoneServer, rounds: number, notice: (text: string) => void): Promise<readonly Row[]> => {
  const seconds: number[] = [];
  const blocks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    notice(`draining ${drainedEvents.toLocaleString('en')} events, round ${round + 1} …`);
    await onPhone(server, async ({ page, context }) => {
      await context.setOffline(true);
      await fill(page, drainedEvents, 0);
      await page.reload();
      await page.waitForSelector('.banner[data-says]:not([data-says="synced"])');
      await page.evaluate(() => void ((globalThis as unknown as BenchWindow).benchLongTasks.length = 0));
      const startMs = await page.evaluate(() => performance.now());
      await context.setOffline(false);
      seconds.push((await inTime(page.evaluate(untilDrained, startMs))) / 1000);
      blocks.push(Math.max(0, ...(await page.evaluate(() => (globalThis as unknown as BenchWindow).benchLongTasks))));
    });
  }
  return [below('10,000 queued events drained', median(seconds), 's', null, 5), below('longest block of the screen while draining', median(blocks), 'ms', null, 50), plain('drained events a second', drainedEvents / median(seconds), 'events/s')];
};

/** A queue that does not drain is a defect, not a slow figure. */
const inTime = async (draining: Promise<number>): Promise<number> => {
  const ending = new AbortController();
  const tooLong = sleep(120_000, undefined, { signal: ending.signal }).then(() => Promise.reject(new Error('the queue did not drain within two minutes')));
  try {
    return await Promise.race([draining, tooLong]);
  } finally {
    ending.abort();
    tooLong.catch(() => undefined);
  }
};

interface BenchPhone {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly throttle: (times: number) => Promise<void>;
}

/** A fresh enrolled phone in a real browser, which opens offline from its service worker. */
const onPhone = async <Value>(server: PhoneServer, work: (phone: BenchPhone) => Promise<Value>): Promise<Value> => {
  const browser = await launchChromium({ whole: true, args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] });
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX' });
    await context.addInitScript(installBench);
    const page = await context.newPage();
    await page.goto(await server.enrolUrl());
    await page.waitForSelector('.banner[data-says="synced"]');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const session: CDPSession = await context.newCDPSession(page);
    return await work({ page, context, throttle: async (times) => void (await session.send('Emulation.setCPUThrottlingRate', { rate: times })) });
  } finally {
    await browser.close();
  }
};

interface Sold {
  readonly p50: number;
  readonly p95: number;
}

/** Each figure is the median of the rounds' own: one hiccup of the machine decides none. */
const sellRounds = async (page: Page, rounds: number, notice: (text: string) => void): Promise<Sold> => {
  const took: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const sold = await sell(page);
    notice(`p50 ${median(sold).toFixed(1)} ms, p95 ${percentile(sold, 0.95).toFixed(1)} ms`);
    took.push(sold);
  }
  return { p50: median(took.map(median)), p95: median(took.map((sold) => percentile(sold, 0.95))) };
};

const sell = async (page: Page): Promise<readonly number[]> => {
  await page.waitForSelector('video');
  await page.evaluate(sellOnce, gtinText());
  const took: number[] = [];
  for (let sale = 0; sale < salesEach; sale += 1) took.push(await page.evaluate(sellOnce, gtinText()));
  return took;
};

/** A product that nobody has seen before: any EAN-13 of the range kept for use in stores. */
const gtinText = (): string => {
  const digits = `20${String(randomInt(0, 10 ** 10)).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

const fill = async (page: Page, count: number, settled: number): Promise<void> => {
  const { enrolment, nextSeq } = await page.evaluate(readPlace);
  const bodies = Array.from({ length: count }, (_, i) => Buffer.from(bodyOf(enrolment as EnrolmentId, nextSeq + i)).toString('base64'));
  await page.evaluate(fillOutbox, { bodies, settled });
};

const bodyOf = (enrolment: EnrolmentId, seq: number): Uint8Array =>
  encodeEvent({
    kind: 'SaleRecorded',
    enrolment,
    seq,
    wallMs: Date.now(),
    clockSession: 7,
    monotonicMs: seq * 10,
    offsetS: 0,
    basis: null,
    actor: 0,
    card: null,
    cardTyped: false,
    lines: [{ product: { gtin: '09520001001116' as Gtin }, quantity: 1000, amountCents: null }],
    ticketCents: null,
  });
