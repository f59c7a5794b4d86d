import { isCampaignScope } from '@qoa/shared/feed';
import type { JudgedNo } from '@qoa/shared/ids';
import type { FeedPage } from '@qoa/shared/protocol';
import type { Socket } from './doors.ts';
import { headOf, rowsPage } from './feed-pages.ts';
import type { Life } from './judge-loop.ts';
import type { World } from './world.ts';

/** A hint carries no more rows: the rest is pulled. */
const hintRowsMax = 2;

/** Tells open sockets what is new in the scopes that each may follow. Laws: last mile, own tenant */
export interface HintTeller {
  readonly tell: (life: Life) => void;
  /** The server began again from a backup: nothing of it is news. */
  readonly restored: () => void;
}

export const hintTeller = ({ network, book, cores }: World): HintTeller => {
  let told = new Map<string, JudgedNo>();
  let toldConsole = headOf(book, 'console');
  const settled = (): void => {
    told = new Map(book.heads);
    toldConsole = headOf(book, 'console');
  };
  const drop = (life: Life, socket: Socket): void => {
    if (life.sockets.delete(socket)) socket.closed();
  };
  return {
    restored: settled,
    tell: (life) => {
      for (const socket of life.sockets) {
        for (const scope of cores.scopesOf(book, socket.reader)) {
          const from = scope === 'console' ? toldConsole : (told.get(scope) ?? 0);
          if (headOf(book, scope) <= from) continue;
          const page = rowsPage(book, scope, from, hintRowsMax);
          if (page === null) continue;
          const content = { epoch: book.epoch, scope, head: page.head, rows: isPulled(page) ? [] : page.rows };
          network.tell(
            () => socket.hinted(content),
            () => drop(life, socket),
          );
        }
      }
      settled();
    },
  };
};

/** A campaign is resolved for each store when it is pulled; and a store's new place in one opens a scope, which only a pull brings. */
const isPulled = ({ scope, rows }: FeedPage): boolean => isCampaignScope(scope) || rows.some(({ kind }) => kind === 'joined');
