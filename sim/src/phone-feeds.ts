import type { FeedPage, PullResponse } from '@qoa/shared/protocol';
import type { Epoch } from '@qoa/shared/ids';
import type { SyncCommand } from '@qoa/shared/sync';
import { type PhoneAt, socketKey, step, type Tab } from './phone.ts';
import { askOnce, hasSignal } from './phone-sync.ts';
import type { Lane } from './storage.ts';
import { store } from './town.ts';

const rowsMax = 5;
const storeScope = `store:${store.id}`;

/** Pulls every scope, and applies each page in its own transaction. */
export const pullFeeds = (at: PhoneAt, tab: Tab, lane: Lane, request: number): void => {
  const { phone, server } = at;
  if (!tab.alive) return;
  const { epoch, after } = phone.storage.replica.cursor;
  const reader = { reader: 'device', enrolments: phone.storage.lanes.map(({ enrolment }) => enrolment) } as const;
  askOnce<PullResponse>(
    at,
    tab,
    (reply) => server.pull(reader, { epoch, after, limit: rowsMax }, tab.session, reply),
    (reply) => {
      if (!reply.ok) return step(at, tab, lane, { input: 'PullFailed', request, fault: { code: reply.code, retryAfterMs: null } });
      const applied = reply.content.pages.map((page) => applyFeedPage(at, reply.content.epoch, page) && !page.more);
      step(at, tab, lane, { input: 'PullApplied', request, epoch: reply.content.epoch, more: applied.includes(false) });
    },
  );
};

/** Applies a page; false when rows are missing before it. Law: resume */
const applyFeedPage = ({ world, phone }: PhoneAt, epoch: Epoch, page: FeedPage): boolean => {
  const { replica } = phone.storage;
  const outcome = world.cores.applyPage(replica.cursor, epoch, page);
  if (outcome.outcome === 'applied') world.cores.writePage(replica, outcome, storeScope);
  else replica.cursor = outcome.cursor;
  world.laws.listShown(world.cores.listedEvents(phone.storage));
  for (const [key, { balance }] of replica.balances) world.laws.balanceShown(`phone ${phone.name}, epoch ${replica.cursor.epoch ?? ''}, card ${key}`, balance);
  return outcome.outcome === 'applied';
};

/** Opens the socket: the server tells what happens until one of the two is gone. */
export const openLive = (at: PhoneAt, tab: Tab, lane: Lane, request: number): void => {
  const { world, server, phone } = at;
  const key = socketKey(lane, request);
  const fault = { code: 'NETWORK_AWAY', retryAfterMs: null };
  const closed = (): void => {
    tab.sockets.delete(key);
    step(at, tab, lane, { input: 'LiveClosed', request, fault });
  };
  tab.sockets.add(key);
  const reader = { reader: 'device', enrolments: phone.storage.lanes.map(({ enrolment }) => enrolment) } as const;
  world.network.tell(() => {
    if (!tab.sockets.has(key)) return;
    if (!hasSignal(at)) return closed();
    const opened = server.connect({
      reader,
      closed,
      hinted: ({ epoch, scope, head, rows }) => {
        if (!hasSignal(at)) return closed();
        if (tab.sockets.has(key)) step(at, tab, lane, { input: 'LiveHinted', request, epoch, scope, head, rows: world.chance.happens(0.2) ? null : rows });
      },
    });
    if (opened) step(at, tab, lane, { input: 'LiveOpened', request });
    else closed();
  }, closed);
};

/** Applies a hint's rows if they join on; else only a pull finds what is missing. Law: last mile */
export const takeHint = (at: PhoneAt, tab: Tab, lane: Lane, { epoch, scope, rows }: Extract<SyncCommand, { do: 'applyHint' }>): void => {
  const { cursor } = at.phone.storage.replica;
  if (cursor.epoch === null || cursor.after[scope] === undefined) return step(at, tab, lane, { input: 'HintMissed' });
  const outcome = at.world.cores.applyPage(cursor, epoch, { scope, snapshot: false, floor: 0, head: rows.at(-1)?.judgedNo ?? 0, rows, more: false });
  if (outcome.outcome === 'applied') at.world.cores.writePage(at.phone.storage.replica, outcome, storeScope);
  else step(at, tab, lane, { input: 'HintMissed' });
};
