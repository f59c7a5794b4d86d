import type { FeedPage, PullResponse } from '@qoa/shared/protocol';
import type { Epoch } from '@qoa/shared/ids';
import type { PageOutcome } from '@qoa/shared/feed';
import type { SyncCommand } from '@qoa/shared/sync';
import { replicaViewOf } from './diary.ts';
import { type PhoneAt, socketKey, step, type Tab } from './phone.ts';
import { askOnce, hasSignal } from './phone-sync.ts';
import type { Reader } from './feed-pages.ts';
import { type Lane, shownBalances } from './storage.ts';

const rowsMax = 5;

const readerOf = ({ phone }: PhoneAt): Reader => ({ reader: 'device', store: phone.store, enrolment: phone.storage.lanes.at(-1)?.enrolment ?? null });
const storeScopeOf = ({ phone }: PhoneAt): string => `store:${phone.store}`;

/** Pulls every scope, and applies each page in its own transaction. */
export const pullFeeds = (at: PhoneAt, tab: Tab, lane: Lane, request: number): void => {
  const { world, phone, server } = at;
  if (!tab.alive) return;
  const { epoch, after } = phone.storage.replica.cursor;
  const reader = readerOf(at);
  askOnce<PullResponse>(
    at,
    tab,
    (reply) => server.pull(reader, { epoch, after, limit: rowsMax }, tab.session, reply),
    (reply) => {
      if (!reply.ok) return step(at, tab, lane, { input: 'PullFailed', request, fault: { code: reply.code, retryAfterMs: null } });
      const applied = reply.content.pages.map((page) => applyFeedPage(at, reply.content.epoch, page) && !page.more);
      // Also an answer without pages names the epoch to a replica that was emptied meanwhile; what may no longer be followed is left.
      const { cursor } = phone.storage.replica;
      const { scopes } = reply.content;
      phone.storage.replica.cursor = { epoch: cursor.epoch ?? reply.content.epoch, after: Object.fromEntries(Object.entries(cursor.after).filter(([scope]) => scopes.includes(scope))) };
      world.diary?.(() => ({ did: 'applied', phone: phone.name, response: reply.content, replica: replicaViewOf(phone.storage.replica) }));
      step(at, tab, lane, { input: 'PullApplied', request, epoch: reply.content.epoch, more: applied.includes(false) });
    },
  );
};

/** Applies a page; false when rows are missing before it. Law: resume */
const applyFeedPage = (at: PhoneAt, epoch: Epoch, page: FeedPage): boolean => {
  const { world, phone } = at;
  const { replica } = phone.storage;
  world.laws.read({ reader: 'device', store: phone.store }, page);
  const outcome = world.cores.applyPage(replica.cursor, epoch, page);
  if (outcome.outcome === 'applied') writePage(at, page, outcome);
  else replica.cursor = outcome.cursor;
  world.laws.listShown(world.cores.listedEvents(phone.storage));
  for (const [key, balance] of shownBalances(replica)) world.laws.balanceShown(`phone ${phone.name}, epoch ${replica.cursor.epoch ?? ''}, card ${key}`, balance);
  return outcome.outcome === 'applied';
};

/** Writes rows and cursor; the later release reads holograms too. */
const writePage = (at: PhoneAt, page: FeedPage, outcome: Extract<PageOutcome, { outcome: 'applied' }>): void => {
  const { storage, release } = at.phone;
  if (release === 1) return at.world.cores.writePage(storage.replica, outcome, storeScopeOf(at));
  if (outcome.replaceScope && page.scope === storeScopeOf(at)) storage.replica.holograms.clear();
  for (const { kind, judgedNo } of page.rows) if (kind === 'hologram') storage.replica.holograms.add(judgedNo);
  at.world.cores.writePage(storage.replica, { ...outcome, unknownKinds: outcome.unknownKinds.filter((kind) => kind !== 'hologram') }, storeScopeOf(at));
};

/** Opens the socket: the server tells what happens until one of the two is gone. */
export const openLive = (at: PhoneAt, tab: Tab, lane: Lane, request: number): void => {
  const { world, server } = at;
  const key = socketKey(lane, request);
  const fault = { code: 'NETWORK_AWAY', retryAfterMs: null };
  const closed = (): void => {
    tab.sockets.delete(key);
    step(at, tab, lane, { input: 'LiveClosed', request, fault });
  };
  tab.sockets.add(key);
  const reader = readerOf(at);
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
  const page: FeedPage = { scope, snapshot: false, floor: 0, head: rows.at(-1)?.judgedNo ?? 0, rows, more: false };
  at.world.laws.read({ reader: 'device', store: at.phone.store }, page);
  const outcome = at.world.cores.applyPage(cursor, epoch, page);
  if (outcome.outcome === 'applied') writePage(at, page, outcome);
  else at.phone.storage.replica.cursor = outcome.cursor;
  at.world.diary?.(() => ({ did: 'hinted', phone: at.phone.name, epoch, scope, rows, replica: replicaViewOf(at.phone.storage.replica) }));
  if (outcome.outcome !== 'applied') step(at, tab, lane, { input: 'HintMissed' });
};
