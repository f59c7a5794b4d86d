import type { Book, Entry } from './book.ts';
import { dayTimeOf } from './book-claims.ts';
import { colaStamps, zoneOffsetMs } from './town.ts';

/** What a book must be at every commit, told in words when it is not. */
export const balancesAreTrue = (book: Book, replayed: ReadonlyMap<string, number>): string | null => {
  let sum = 0;
  for (const [key, units] of replayed) {
    sum += units;
    if ((book.balances.get(key) ?? 0) !== units) return `account ${key} stands at ${book.balances.get(key) ?? 0}, its postings say ${units}`;
  }
  if (sum !== 0) return `all accounts sum to ${sum}`;
  for (const [key, { balance, debt }] of book.cardStates) {
    if (balance < 0 || debt < 0) return `card ${key} has ${balance}, owes ${debt}`;
    if (balance !== (replayed.get(`2:${key}`) ?? 0)) return `card ${key} is told ${balance}, its postings say ${replayed.get(`2:${key}`) ?? 0}`;
  }
  return null;
};

/** Every number of the one total order is taken once, with no gap. */
export const numbersAreWhole = (book: Book): string | null => {
  if (book.journal.size !== book.nextJudgedNo - 1) return `${book.journal.size} entries, and the next number is ${book.nextJudgedNo}`;
  for (let judgedNo = 1; judgedNo < book.nextJudgedNo; judgedNo += 1) if (!book.journal.has(judgedNo)) return `nothing has number ${judgedNo}`;
  return null;
};

/** Each scope's rows are one chain, so that a reader sees what is missing. */
export const feedsAreChains = (book: Book): string | null => {
  for (const [scope, rows] of book.feed) {
    let prev = 0;
    for (const row of rows) {
      if (row.prev !== prev || row.judgedNo <= prev) return `${scope}: ${row.judgedNo} says it follows ${row.prev}, and ${prev} is before it`;
      prev = row.judgedNo;
    }
  }
  return null;
};

/** What an answer gave of the limited campaign, under the card and the local day that it counts for. */
export const dayOf = (book: Book, entry: Extract<Entry, { entry: 'event' }>): { readonly key: string; readonly units: number } => ({
  key: `card ${entry.row.card ?? 0} day ${Math.floor((dayTimeOf(book, entry) + zoneOffsetMs) / 86_400_000)}`,
  units: entry.row.answer.given.find(({ programme }) => programme === colaStamps)?.units ?? 0,
});

/** What each card got on each local day of the limited campaign, by a count of our own. */
export const limitsOver = (book: Book): Map<string, number> => {
  const perDay = new Map<string, number>();
  for (const [judgedNo, entry] of book.journal) {
    if (entry.entry !== 'event' || entry.row.judgedNo !== judgedNo) continue;
    const { key, units } = dayOf(book, entry);
    perDay.set(key, (perDay.get(key) ?? 0) + units);
  }
  return perDay;
};
