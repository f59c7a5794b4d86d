import type { Book, Entry } from './book.ts';
import { dayTimeOf } from './book-claims.ts';
import { breadBudget, breadDayMax, breadStamps, colaStamps, zoneOffsetMs } from './town.ts';

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

/** What all cards got of the bread campaign, in all and by local day, by a count of our own. */
export interface BreadGiven {
  all: number;
  readonly perDay: Map<number, number>;
}

/** Counts what an answer gave of it. Tells when its budget, or its limit for everyone, was oversold. */
export const countBread = (book: Book, given: BreadGiven, entry: Extract<Entry, { entry: 'event' }>): string | null => {
  const units = entry.row.answer.given.find(({ programme }) => programme === breadStamps)?.units ?? 0;
  if (units === 0) return null;
  const day = localDayOf(book, entry);
  const thatDay = (given.perDay.get(day) ?? 0) + units;
  given.all += units;
  given.perDay.set(day, thatDay);
  if (given.all > breadBudget) return `${given.all} units were given of a budget of ${breadBudget}`;
  return thatDay > breadDayMax ? `${thatDay} units were given on day ${day}, of ${breadDayMax} for everyone` : null;
};

const localDayOf = (book: Book, entry: Extract<Entry, { entry: 'event' }>): number => Math.floor((dayTimeOf(book, entry) + zoneOffsetMs) / 86_400_000);

/** What an answer gave of the limited campaign, under the card and the local day that it counts for. */
export const dayOf = (book: Book, entry: Extract<Entry, { entry: 'event' }>): { readonly key: string; readonly units: number } => ({
  key: `card ${entry.row.card ?? 0} day ${localDayOf(book, entry)}`,
  units: entry.row.answer.given.find(({ programme }) => programme === colaStamps)?.units ?? 0,
});

/** What each card got on each local day of the limited campaign, by a count of our own. */
export const limitsOver = (book: Book): Map<string, number> => {
  const perDay = new Map<string, number>();
  for (const entry of verdictsOf(book)) {
    const { key, units } = dayOf(book, entry);
    perDay.set(key, (perDay.get(key) ?? 0) + units);
  }
  return perDay;
};

/** What of the bread campaign the whole book says was given. */
export const breadOver = (book: Book): BreadGiven => {
  const given: BreadGiven = { all: 0, perDay: new Map() };
  for (const entry of verdictsOf(book)) countBread(book, given, entry);
  return given;
};

const verdictsOf = ({ journal }: Book): readonly Extract<Entry, { entry: 'event' }>[] => [...journal].flatMap(([judgedNo, entry]) => (entry.entry === 'event' && entry.row.judgedNo === judgedNo ? [entry] : []));
