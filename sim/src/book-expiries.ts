import type { CardId, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { BatchOutcome, DueCard } from '@qoa/shared/judge';
import type { Book, Entry } from './book.ts';
import { saleOf } from './book-claims.ts';
import { breadEndsMs, breadStamps, cardIds } from './town.ts';

/** Writes what has ended: the fact, and the lots that it closes, those that end first before the others. What the same batch gives stands as it is left. */
export const enterExpiries = (book: Book, { expiries, closings }: BatchOutcome): void => {
  for (const row of expiries) book.journal.set(row.judgedNo, { entry: 'expired', row });
  for (const { card, programme, units } of closings) {
    let left = units;
    const ending = [...book.lots.entries()].filter(([, lot]) => lot.card === card && lot.programme === programme && lot.expiresAtMs !== null && lot.remaining > 0);
    for (const [at, lot] of ending.sort(([, a], [, b]) => (a.expiresAtMs ?? 0) - (b.expiresAtMs ?? 0) || a.judgedNo - b.judgedNo)) {
      const taken = Math.min(left, lot.remaining);
      book.lots[at] = { ...lot, remaining: lot.remaining - taken };
      left -= taken;
    }
  }
};

const movementsMax = 20;

/** The cards of which something had ended by an instant, with the stores that are told. None in a life that began after it: phones may have to send again what they sold until then. */
export const dueIn = (book: Book, untilMs: number): readonly DueCard[] =>
  book.beganMs > untilMs ? [] : [...cardIds].flatMap(([code, id]) => [...book.revisions.keys()].flatMap((programme) => (hasEnded(book, id, programme, untilMs) ? [{ id, code, programmes: [programme], stores: toldOf(book, id, programme) }] : [])));

const hasEnded = ({ cardStates }: Book, card: CardId, programme: ProgrammeId, untilMs: number): boolean => cardStates.get(`${card}:${programme}`)?.lots.some(({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs <= untilMs) === true;

const toldOf = (book: Book, card: CardId, programme: ProgrammeId): readonly StoreId[] => {
  const stores = (book.feed.get(`card:${card}`) ?? []).slice(-movementsMax).flatMap(({ judgedNo }) => {
    const entry = book.journal.get(judgedNo);
    return entry?.entry === 'event' && entry.row.store !== null ? [entry.row.store] : [];
  });
  return [...new Set(stores)].filter((store) => book.campaigns.get(programme)?.roll.joined.has(store) === true).sort((a, b) => a - b);
};

/** What each card holds of bread stamps that end, by a count of our own: given since what had ended was last taken. */
export type BreadHeld = Map<CardId, number>;

/** Counts one entry of the journal. Tells when more or less was taken than had ended, when too early, or when a sale found what had ended. Law: final */
export const countEnded = (book: Book, held: BreadHeld, entry: Entry): string | null => {
  if (entry.entry === 'expired') return countTaken(held, entry.row);
  if (entry.entry !== 'event' || entry.row.card === null) return null;
  const { card, answer } = entry.row;
  const units = answer.given.find(({ programme }) => programme === breadStamps)?.units ?? 0;
  const before = held.get(card) ?? 0;
  held.set(card, before + units);
  return units > 0 && before > 0 && saleOf(book, entry).row.atMs >= breadEndsMs ? `card ${card} had ${before} stamps of bread that had ended when a sale gave it ${units}` : null;
};

const countTaken = (held: BreadHeld, { card, atMs, ended }: Extract<Entry, { entry: 'expired' }>['row']): string | null => {
  const taken = ended.reduce((sum, { units }) => sum + units, 0);
  const had = held.get(card) ?? 0;
  held.set(card, 0);
  if (ended.some(({ programme }) => programme !== breadStamps) || atMs !== breadEndsMs) return `card ${card}: what never ends, or not at ${atMs}, was taken`;
  if (had === 0) return `card ${card} had no stamps of bread left that end, and something was taken`;
  return taken === had ? null : `card ${card} had ${had} stamps of bread that ended, and ${taken} were taken`;
};

/** The same over a whole book. */
export const heldOver = (book: Book): BreadHeld => {
  const held: BreadHeld = new Map();
  for (const judgedNo of [...book.journal.keys()].sort((a, b) => a - b)) {
    const entry = book.journal.get(judgedNo);
    if (entry !== undefined && isAtItsPlace(entry, judgedNo)) countEnded(book, held, entry);
  }
  return held;
};

/** An event whose custody became a verdict stands at both places, and counts at the later. */
export const isAtItsPlace = (entry: Entry, judgedNo: number): boolean => entry.entry !== 'event' || entry.row.judgedNo === judgedNo;
