import { noCursor, type Cursor } from '@qoa/shared/feed';
import type { CardCode } from '@qoa/shared/ids';
import type { FeedPage, PullResponse } from '@qoa/shared/protocol';
import type { Reply, Server } from './doors.ts';
import type { World } from './world.ts';

/** A customer's open card: what it shows, and where it stands. */
export interface CardPage {
  readonly card: CardCode;
  cursor: Cursor;
  readonly balances: Map<number, { readonly judgedNo: number; readonly balance: number }>;
  readonly reload: () => void;
  readonly pull: () => void;
}

/** A page that opens its socket, pulls now and then, and shows what it hears. */
export const openCardPage = (world: World, server: Server, card: CardCode): CardPage => {
  const { agenda, network, cores, laws, trace } = world;
  let live = 0;
  let latestPull = 0;

  const take = (epoch: PullResponse['epoch'], feedPage: FeedPage): boolean => {
    const before = page.cursor.after[feedPage.scope] ?? -1;
    const outcome = cores.applyPage(page.cursor, epoch, feedPage);
    page.cursor = outcome.cursor;
    if (outcome.outcome !== 'applied') return false;
    if (feedPage.snapshot) page.balances.clear();
    for (const row of feedPage.rows) {
      if (!feedPage.snapshot && row.judgedNo <= before) continue;
      for (const { programme, balance } of balancesIn(row.body)) {
        if ((page.balances.get(programme)?.judgedNo ?? 0) > row.judgedNo) continue;
        page.balances.set(programme, { judgedNo: row.judgedNo, balance });
      }
    }
    for (const [programme, { balance }] of page.balances) laws.balanceShown(`page, epoch ${page.cursor.epoch ?? ''}, card ${card}:${programme}`, balance);
    return true;
  };

  const pull = (): void => {
    const { epoch, after } = page.cursor;
    const mine = (latestPull += 1);
    network.request<Reply<PullResponse>>(
      (reply) => server.pull({ reader: 'card', card }, { epoch, after, limit: 5 }, null, reply),
      (reply) => {
        if (!reply.ok || mine !== latestPull) return;
        latestPull += 1;
        const goOn = reply.content.pages.map((each) => !take(reply.content.epoch, each) || each.more);
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
        reader: { reader: 'card', card },
        closed,
        hinted: ({ epoch, scope, head, rows }) => {
          if (mine !== live) return;
          const joined = page.cursor.after[scope] !== undefined && take(epoch, { scope, snapshot: false, floor: 0, head, rows, more: false });
          if (!joined || rows.at(-1)?.judgedNo !== head) pull();
        },
      });
      if (opened) pull();
      else closed();
    }, closed);
  };

  const page: CardPage = {
    card,
    cursor: noCursor,
    balances: new Map(),
    pull,
    reload: () => {
      trace.fault('card-page-reload');
      page.cursor = noCursor;
      page.balances.clear();
      latestPull += 1;
      connect();
    },
  };
  connect();
  return page;
};

/** A sale's answer, or a balance row of a snapshot. */
const balancesIn = (body: unknown): readonly { readonly programme: number; readonly balance: number }[] => {
  if (typeof body !== 'object' || body === null) return [];
  if ('balance' in body && 'programme' in body && typeof body.balance === 'number' && typeof body.programme === 'number') return [{ programme: body.programme, balance: body.balance }];
  if (!('answer' in body) || typeof body.answer !== 'object' || body.answer === null || !('given' in body.answer) || !Array.isArray(body.answer.given)) return [];
  return body.answer.given;
};
