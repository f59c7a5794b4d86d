import type { JoinedRow } from '@qoa/shared/feed';
import type { ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { Entry } from './book.ts';
import { bodyOf, headOf, scopesOf, standsAt } from './feed-pages.ts';
import type { FeedPageAt } from './followers.ts';
import { openTabs, type PhoneAt, step } from './phone.ts';
import { save } from './phone-sale.ts';
import { joinedBy } from './campaigns.ts';
import { cardIds, programmes } from './town.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

/** Lets calm hours pass, then has everyone look once more, and tells what has not come together. Nobody asks for the queue: it drains by itself. */
export const converges = (world: World, phones: readonly PhoneAt[], pages: readonly FeedPageAt[]): void => {
  for (const at of phones) {
    openTabs(at);
    const [tab] = at.phone.tabs;
    if (tab !== undefined && at.phone.draft !== null) save(at, tab, at.phone.draft);
  }
  world.agenda.runUntil(world.agenda.nowMs() + 70 * minuteMs);
  for (const at of phones) if (mayRead(at)) readsToTheHead(at);
  world.agenda.runUntil(world.agenda.nowMs() + 60 * minuteMs);
  for (const { phone } of phones) for (const { enrolment, queue } of phone.storage.lanes) if (queue.size > 0) world.laws.broke('no poison', `${phone.name}: ${queue.size} events of ${enrolment} were never answered`);
  for (const at of phones) for (const lane of at.phone.storage.lanes) for (const tab of [...at.phone.tabs]) step(at, tab, lane, { input: 'TryNow' });
  for (const page of pages) page.pull();
  world.agenda.runUntil(world.agenda.nowMs() + 10 * minuteMs);
  for (const at of phones) {
    if (at.phone.draft !== null) world.laws.broke('kept', `${at.phone.name}: the sale on the screen could never be saved`);
    if (mayRead(at)) phoneConverges(at);
  }
  for (const page of pages) pageConverges(world, page);
};

/** A revoked phone delivers and reads no more. */
const mayRead = ({ world, phone }: PhoneAt): boolean => {
  const lane = phone.storage.lanes.at(-1);
  return lane !== undefined && world.book.sources.get(lane.enrolment)?.revokedAtMs === null;
};

/** Long before the next pull that it makes unasked, a phone has heard of everything. */
const readsToTheHead = ({ world: { laws, book }, phone }: PhoneAt): void => {
  const { after } = phone.storage.replica.cursor;
  for (const scope of scopesOf(book, { reader: 'device', store: phone.store, enrolment: null })) {
    if ((after[scope] ?? 0) !== headOf(book, scope)) laws.broke('last mile', `${phone.name}: stands at ${after[scope] ?? 0} of ${scope}, its head is ${headOf(book, scope)}`);
  }
};

const phoneConverges = (at: PhoneAt): void => {
  const { world: { laws, book }, phone } = at;
  const { replica } = phone.storage;
  readsToTheHead(at);
  const scope = `store:${phone.store}`;
  const heardByNo = new Map([...replica.sales.values()].map((sale) => [sale.judgedNo, sale.row]));
  for (const { judgedNo, kind } of book.feed.get(scope) ?? []) {
    if (kind === 'hologram' && phone.release === 2 && !replica.holograms.has(judgedNo)) laws.broke('old phones', `${phone.name}: updated, and row ${judgedNo} that it can read now was never read`);
    if (kind !== 'sale' || judgedNo <= replica.since || !standsAt(book, judgedNo)) continue;
    const row = JSON.stringify(bodyOf(book, scope, { judgedNo, kind }));
    const heard = JSON.stringify(heardByNo.get(judgedNo));
    if (heard !== row) laws.broke('resume', `${phone.name}: of sale ${judgedNo} it heard ${heard}`);
  }
  for (const [card, id] of cardIds) {
    for (const programme of joinedBy(book, phone.store)) {
      const balance = book.cardStates.get(`${id}:${programme}`)?.balance ?? 0;
      const heard = replica.balances.get(`${card}:${programme}`)?.balance ?? 0;
      // What a card does elsewhere is told to no store; it shows what its own last sale or snapshot said.
      const mayLag = endedElsewhere(book, phone.store, id, programme) || (heard < balance && (earnedElsewhere(book, phone.store, id, programme) || cameLater(book, phone.store, programme)));
      if (heard !== balance && !mayLag) laws.broke('resume', `${phone.name}: card ${card} has ${balance} in ${programme}, it shows ${heard}`);
    }
  }
};

/** A store that came later, or again, hears of a card at its next sale. */
const cameLater = (book: World['book'], store: StoreId, programme: ProgrammeId): boolean =>
  (book.feed.get(`store:${store}`) ?? []).filter(({ kind, judgedNo }) => kind === 'joined' && isOf(book.journal.get(judgedNo), programme)).length > 1;

const isOf = (entry: Entry | undefined, programme: ProgrammeId): boolean => entry?.entry === 'fact' && (entry.body as JoinedRow).programme === programme;

/** Whether a card has also earned in the programme in another store. */
const earnedElsewhere = (book: World['book'], store: number, card: number, programme: number): boolean => {
  for (const entry of book.journal.values()) {
    if (entry.entry === 'fact' || entry.entry === 'expired' || entry.row.card !== card || entry.row.store === store) continue;
    const given = entry.entry === 'event' ? entry.row.answer.given : entry.row.given;
    if (given.some((one) => one.programme === programme && one.units > 0)) return true;
  }
  return false;
};

/** Whether something of a card ended of which a store was not told: where a sale brought it about, its store alone is. */
const endedElsewhere = ({ journal, feed }: World['book'], store: number, card: number, programme: number): boolean => {
  const told = new Set((feed.get(`store:${store}`) ?? []).map(({ judgedNo }) => judgedNo));
  return [...journal].some(([judgedNo, entry]) => entry.entry === 'expired' && entry.row.card === card && !told.has(judgedNo) && entry.row.ended.some((one) => one.programme === programme));
};

const pageConverges = ({ laws, book }: World, { reader, balances, rows, cursor }: FeedPageAt): void => {
  if (reader.reader === 'card') {
    for (const programme of programmes) {
      const balance = book.cardStates.get(`${cardIds.get(reader.card) ?? 0}:${programme}`)?.balance ?? 0;
      const shown = balances.get(programme)?.balance ?? 0;
      if (shown !== balance) laws.broke('last mile', `card ${reader.card} has ${balance} in ${programme}, its page shows ${shown}`);
    }
    return;
  }
  const head = headOf(book, 'console');
  if (cursor.after['console'] !== head) laws.broke('last mile', `the console stands at ${cursor.after['console'] ?? 0} of ${head}`);
  const first = Math.min(...rows);
  // Custody that became a verdict stands with it; who heard of it before has both.
  for (let no = first; no <= head; no += 1) if (!rows.has(no) && standsAt(book, no)) laws.broke('resume', `the console was never told of ${no}, from ${first} to ${head}`);
};
