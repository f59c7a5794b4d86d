import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import { launchChromium, startPostgres } from '@qoa/testkit/harness';
import { benchPhone } from './ingest-phones.ts';
import { type BenchServer, startServer } from './ingest-server.ts';
import { startLoad } from './live-load.ts';
import { openPage, type WatchedPage } from './live-page.ts';
import { type Crowd, openCrowd } from './live-sockets.ts';
import { fillWithLinks, oneSale } from './live-world.ts';
import { below, type Bench, machine, median, percentile, plain, type Row } from './report.ts';
import { keepResult } from './results.ts';

const socketsWanted = 5000;
const eventsPerS = 500;
const pages = 2;
const warmUpMs = 8000;
const samplesPerRound = 150;
/** A round ends here even with fewer samples, so that a busy machine ends too. */
const roundMsMax = 45_000;
const goalMs = 150;
const notes = `Two customers' pages in Chromium among ${socketsWanted} sockets, each on a card of its own, the server and PostgreSQL on the same machine.`;

/** From a sale sent to its stamp painted on the customer's page, among a crowd of other pages and sales. Goals: quality.md, "confirmation". */
export const bench: Bench = async ({ rounds, notice }) => {
  const postgres = await startPostgres();
  const { url: databaseUrl, cards } = await fillWithLinks(postgres, socketsWanted + pages);
  const server = await startServer(databaseUrl);
  const echo = fork(new URL('./live-echo.ts', import.meta.url));
  const [port] = await once(echo, 'message');
  const browser = await launchChromium({ whole: true });
  try {
    const watched = await Promise.all(cards.slice(0, pages).map((card) => openPage(browser, server.url, `ws://127.0.0.1:${String(port)}`, card)));
    const crowd = await openCrowd(server.url, cards.slice(pages));
    notice(`${crowd.open()} sockets are open`);
    const rows = await measured(server, watched, crowd, cards.slice(pages).map(({ code }) => code), rounds);
    await keepResult({ bench: 'live', machine: machine(), rounds, rows }, notes);
    return rows;
  } finally {
    await browser.close();
    echo.kill();
    await server.stop();
    await postgres.stop();
  }
};

interface Round {
  readonly sentToAnswered: readonly number[];
  readonly sentToPainted: readonly number[];
  readonly answeredToPainted: readonly number[];
  readonly echoes: readonly number[];
}

const measured = async (server: BenchServer, watched: readonly WatchedPage[], crowd: Crowd, cards: Parameters<typeof startLoad>[1], rounds: number): Promise<readonly Row[]> => {
  const load = startLoad(server, cards, eventsPerS);
  await sleep(warmUpMs);
  const done: Round[] = [];
  let seq = 0;
  for (let round = 0; round < rounds; round += 1) done.push(await oneRound(server, watched, () => (seq += 1)));
  const achieved = load.achieved();
  await load.stop();
  const open = crowd.open();
  crowd.close();
  const p = (share: number, of: (round: Round) => readonly number[]): number => median(done.map((round) => percentile(of(round), share)));
  const echo = { name: 'bare ws echo, sent -> painted in the same page, p99', value: p(0.99, ({ echoes }) => echoes) };
  return [
    below('sale sent -> stamp painted, p99 (holds the push, the judging and the commit)', p(0.99, ({ sentToPainted }) => sentToPainted), 'ms', echo, goalMs),
    below('sale sent -> stamp painted, p50', p(0.5, ({ sentToPainted }) => sentToPainted), 'ms', { name: 'bare ws echo, p50', value: p(0.5, ({ echoes }) => echoes) }, null),
    below('sale answered -> stamp painted, p99 (begins after the commit)', p(0.99, ({ answeredToPainted }) => answeredToPainted), 'ms', echo, goalMs),
    below('sale answered -> stamp painted, p90', p(0.9, ({ answeredToPainted }) => answeredToPainted), 'ms', { name: 'bare ws echo, p90', value: p(0.9, ({ echoes }) => echoes) }, null),
    plain('sale sent -> answered, p99', p(0.99, ({ sentToAnswered }) => sentToAnswered), 'ms'),
    plain('samples a round', median(done.map(({ echoes }) => echoes.length)), 'sales'),
    plain('sockets connected beside the two pages', open, 'sockets'),
    plain(`other sales answered meanwhile, of ${eventsPerS} offered a second`, achieved, 'events/s'),
    plain('hints told to the crowd', crowd.told(), 'hints'),
  ];
};

const oneRound = async (server: BenchServer, watched: readonly WatchedPage[], nextSeq: () => number): Promise<Round> => {
  const round = { sentToAnswered: [] as number[], sentToPainted: [] as number[], answeredToPainted: [] as number[], echoes: [] as number[] };
  const endsMs = performance.now() + roundMsMax;
  for (let sample = 0; sample < samplesPerRound && performance.now() < endsMs; sample += 1) {
    const page = watched[sample % watched.length];
    assert(page !== undefined, 'there are pages');
    const body = oneSale(benchPhone(0), nextSeq(), page.card.code);
    let sentMs = 0;
    let answeredMs = 0;
    const paintedMs = await page.paintedAfter(async () => {
      sentMs = wallMs();
      const { status, text } = await server.post('/v1/push', body);
      answeredMs = wallMs();
      assert(status === 200 && text().includes('"accepted"'), `the sale gives a stamp: ${text().slice(0, 200)}`);
    });
    round.sentToAnswered.push(answeredMs - sentMs);
    round.sentToPainted.push(paintedMs - sentMs);
    round.answeredToPainted.push(Math.max(0, paintedMs - answeredMs));
    round.echoes.push(await page.echoMs());
  }
  return round;
};

/** The same clock as the pages': one machine, one epoch. */
const wallMs = (): number => performance.timeOrigin + performance.now();
