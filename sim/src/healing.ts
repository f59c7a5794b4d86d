import { bodyOf, scopesOf } from './feed-pages.ts';
import type { CardPage } from './card-page.ts';
import { openTab, type PhoneAt, step } from './phone.ts';
import { save } from './phone-sale.ts';
import { cardIds, programmes, store } from './town.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

/** Lets calm hours pass, then has everyone look once more, and tells what has not come together. Nobody asks for the queue: it drains by itself. */
export const converges = (world: World, phones: readonly PhoneAt[], pages: readonly CardPage[]): void => {
  for (const at of phones) {
    if (at.phone.tabs.length === 0) openTab(at);
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
  const { replica } = phone.storage;
  for (const scope of scopesOf({ reader: 'device', enrolments: [] })) {
    if ((replica.cursor.after[scope] ?? 0) !== (book.heads.get(scope) ?? 0)) laws.broke('last mile', `${phone.name}: stands at ${replica.cursor.after[scope] ?? 0} of ${scope}, its head is ${book.heads.get(scope) ?? 0}`);
  }
};

const phoneConverges = ({ world, phone, ...rest }: PhoneAt): void => {
  const { laws, book } = world;
  const { replica } = phone.storage;
  readsToTheHead({ world, phone, ...rest });
  const scope = `store:${store.id}`;
  for (const { judgedNo, kind } of book.feed.get(scope) ?? []) {
    if (kind !== 'sale' || judgedNo <= replica.since) continue;
    const row = JSON.stringify(bodyOf(book, scope, judgedNo));
    const heard = [...replica.sales.values()].find((sale) => sale.judgedNo === judgedNo);
    if (JSON.stringify(heard?.row) !== row) laws.broke('resume', `${phone.name}: of sale ${judgedNo} it heard ${JSON.stringify(heard?.row)}`);
  }
  for (const [card, id] of cardIds) {
    for (const programme of programmes) {
      const balance = book.cardStates.get(`${id}:${programme}`)?.balance ?? 0;
      const heard = replica.balances.get(`${card}:${programme}`)?.balance ?? 0;
      if (heard !== balance) laws.broke('resume', `${phone.name}: card ${card} has ${balance} in ${programme}, it shows ${heard}`);
    }
  }
};

const pageConverges = ({ laws, book }: World, { card, balances }: CardPage): void => {
  for (const programme of programmes) {
    const balance = book.cardStates.get(`${cardIds.get(card) ?? 0}:${programme}`)?.balance ?? 0;
    const shown = balances.get(programme)?.balance ?? 0;
    if (shown !== balance) laws.broke('last mile', `card ${card} has ${balance} in ${programme}, its page shows ${shown}`);
  }
};
