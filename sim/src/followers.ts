import { noCursor, type Cursor } from '@qoa/shared/feed';
import type { JudgedNo } from '@qoa/shared/ids';
import type { FeedPage, PullResponse } from '@qoa/shared/protocol';
import type { Reply, Server } from './doors.ts';
import type { Reader } from './feed-pages.ts';
import type { World } from './world.ts';

/** An open page that follows feeds: a customer's card, or the admin's console. */
export interface FeedPageAt {
  readonly reader: Reader;
  cursor: Cursor;
  readonly balances: Map<number, { readonly judgedNo: number; readonly balance: number }>;
  /** The numbers of the rows that it was told, since its last snapshot. */
  readonly rows: Set<JudgedNo>;
  readonly reload: () => void;
  readonly pull: () => void;
}

/** A page that opens its socket, pulls when it must, and shows what it hears. */
export const openFeedPage = (world: World, server: Server, reader: Reader): FeedPageAt => {
  const { agenda, network } = world;
  let live = 0;
  let latestPull = 0;

  const pull = (): void => {
    const { epoch, after } = page.cursor;
    const mine = (latestPull += 1);
    network.request<Reply<PullResponse>>(
      (reply) => server.pull(reader, { epoch, after, limit: 5 }, null, reply),
      (reply) => {
        if (!reply.ok || mine !== latestPull) return;
        latestPull += 1;
        const goOn = reply.content.pages.map((each) => !take(world, page, reply.content.epoch, each) || each.more);
        if (goOn.includes(true)) pull();
      },
    );
  };

  const connect = (): void => {
    const mine = (live += 1);
    const closed = (): void => {
      if (mine === live) agenda.after(3_000, connect);
    };
    network.tell(() => {
      const opened = server.connect({
        reader,
        closed,
        hinted: ({ epoch, scope, head, rows }) => {
          if (mine !== live) return;
          const joined = page.cursor.after[scope] !== undefined && take(world, page, epoch, { scope, snapshot: false, floor: 0, head, rows, more: false });
          if (!joined || rows.at(-1)?.judgedNo !== head) pull();
        },
      });
      if (opened) pull();
      else closed();
    }, closed);
  };

  const page: FeedPageAt = {
    reader,
    cursor: noCursor,
    balances: new Map(),
    rows: new Set(),
    pull,
    reload: () => {
      page.cursor = noCursor;
      page.balances.clear();
      page.rows.clear();
      latestPull += 1;
      connect();
    },
  };
  connect();
  return page;
};

/** Shows a page's rows; false when rows are missing before it. Laws: resume, final */
const take = ({ cores, laws }: World, page: FeedPageAt, epoch: PullResponse['epoch'], feedPage: FeedPage): boolean => {
  laws.read(page.reader, feedPage);
  const before = page.cursor.after[feedPage.scope] ?? -1;
  const outcome = cores.applyPage(page.cursor, epoch, feedPage);
  page.cursor = outcome.cursor;
  if (outcome.outcome !== 'applied') return false;
  if (outcome.replaceScope) {
    page.balances.clear();
    page.rows.clear();
  }
  for (const row of feedPage.rows) {
    if (!outcome.replaceScope && row.judgedNo <= before) continue;
    page.rows.add(row.judgedNo);
    for (const { programme, balance } of balancesIn(row.body)) {
      if ((page.balances.get(programme)?.judgedNo ?? 0) <= row.judgedNo) page.balances.set(programme, { judgedNo: row.judgedNo, balance });
    }
  }
  if (page.reader.reader === 'card') for (const [programme, { balance }] of page.balances) laws.balanceShown(`page, epoch ${page.cursor.epoch ?? ''}, card ${page.reader.card}:${programme}`, balance);
  return true;
};

/** A sale's answer, what made one whole, what ended, or a balance row of a snapshot. */
const balancesIn = (body: unknown): readonly { readonly programme: number; readonly balance: number }[] => {
  if (typeof body !== 'object' || body === null) return [];
  if ('balance' in body && 'programme' in body && typeof body.balance === 'number' && typeof body.programme === 'number') return [{ programme: body.programme, balance: body.balance }];
  if ('given' in body && Array.isArray(body.given)) return body.given;
  if ('ended' in body && Array.isArray(body.ended)) return body.ended;
  if (!('answer' in body) || typeof body.answer !== 'object' || body.answer === null || !('given' in body.answer) || !Array.isArray(body.answer.given)) return [];
  return body.answer.given;
};
