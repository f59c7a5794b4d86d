import type { Scope } from '@qoa/shared/feed';
import type { CardId, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { Book } from './book.ts';
import type { Chance } from './chance.ts';
import type { World } from './world.ts';

/** Rows of a store's feed are dropped, at any number at all, and half of the time whatever follows too: far harder than the product does it. */
export const compactAnywhere = ({ book }: Pick<World, 'book'>, store: StoreId, chance: Chance): void => {
  book.floorFollows = chance.happens(0.5);
  raiseFloor(book, `store:${store}`, Math.min(chance.below(book.nextJudgedNo), beforeNewest(book, `store:${store}`)));
};

/** The product's own chore comes by, and half of the time again each minute while it storms, so that whoever was away stands below the floor. */
export const compactAsProduct = (world: World, store: StoreId, chance: Chance): void => {
  const comesAgain = chance.happens(0.5);
  const walk = (): void => {
    dropOldest(world, store, chance);
    if (comesAgain && world.fate.storms()) world.agenda.after(againMs, walk);
  };
  walk();
};

const againMs = 60_000;

/** Rows go that the chore may drop once they are old: never the newest, none that a snapshot reads. As often as not all of them. */
const dropOldest = ({ book, diary, trace }: World, store: StoreId, chance: Chance): void => {
  const scope: Scope = `store:${store}`;
  const most = Math.min(toldFrom(book, scope) - 1, beforeNewest(book, scope));
  const drawn = chance.happens(0.5) ? most : Math.min(most, chance.below(book.nextJudgedNo));
  const upTo = (book.feed.get(scope) ?? []).findLast(({ judgedNo }) => judgedNo <= drawn)?.judgedNo ?? 0;
  if (upTo <= (book.floors.get(scope) ?? 0)) return;
  raiseFloor(book, scope, upTo);
  trace.note(`the feed of store ${store} begins behind ${upTo}`);
  diary?.(() => ({ did: 'compacted', store, upTo }));
};

const raiseFloor = ({ floors }: Book, scope: Scope, upTo: JudgedNo): void => void floors.set(scope, Math.max(floors.get(scope) ?? 0, upTo));

/** The newest row always stays: it is where the next one joins on. */
const beforeNewest = ({ feed }: Book, scope: Scope): JudgedNo => feed.get(scope)?.at(-1)?.prev ?? 0;

/** Where a snapshot begins to tell: at the last sale of the card that has not bought for longest, or a card added to one, whose balance it would otherwise not know of. */
const toldFrom = ({ feed, journal }: Book, scope: Scope): JudgedNo => {
  const lastOf = new Map<CardId, JudgedNo>();
  for (const { judgedNo, kind } of feed.get(scope) ?? []) {
    const entry = kind === 'sale' || kind === 'claim' ? journal.get(judgedNo) : undefined;
    if (entry?.entry === 'event' && entry.row.card !== null) lastOf.set(entry.row.card, judgedNo);
  }
  return Math.min(Infinity, ...lastOf.values());
};
