import { eventKey, type EventRow, type VerdictRow } from '@qoa/shared/judge';
import type { EnrolmentId, JudgedNo, Seq } from '@qoa/shared/ids';
import type { SourceProgress } from '@qoa/shared/intake';
import { applyPostings } from '@qoa/shared/ledger';
import { type Batch, type Book, isPoison } from './book.ts';
import { balancesAreTrue, type BreadGiven, breadOver, countBread, dayOf, limitsOver } from './book-laws.ts';
import { type BreadHeld, countEnded, heldOver, isAtItsPlace } from './book-expiries.ts';
import type { CampaignWatch } from './campaign-watch.ts';
import type { TraitWatch } from './trait-watch.ts';
import { nameKey } from './storage.ts';
import { colaDayMax } from './town.ts';

type Broke = (law: string, how: string) => void;

/** Holds the book to the laws at each commit, by what that commit brought. */
export interface BookWatch {
  readonly committed: (book: Book, batch: Batch) => void;
  /** The platform published something. */
  readonly stepped: (book: Book) => void;
  /** The book is another: it is learnt anew. */
  readonly restored: (book: Book) => void;
}

interface Asked {
  readonly broke: Broke;
  /** Whether a phone still has an event, in queue or ring. */
  readonly keeps: (enrolment: EnrolmentId, seq: Seq) => boolean;
  /** Whether a phone of this world wrote it. */
  readonly isSealed: (name: string) => boolean;
  readonly declared: Set<string>;
  readonly campaigns: CampaignWatch;
  readonly traits: TraitWatch;
}

export const bookWatch = ({ broke, keeps, isSealed, declared, campaigns, traits }: Asked): BookWatch => {
  const holesSeen = new Map<EnrolmentId, SourceProgress['holes']>();
  let numbers = new Map<string, JudgedNo>();
  let perDay = new Map<string, number>();
  let bread: BreadGiven = { all: 0, perDay: new Map() };
  let held: BreadHeld = new Map();
  let heads: ReadonlyMap<string, JudgedNo> = new Map();
  let postingsSeen = 0;
  let watched: JudgedNo = 1;
  let ended = new Set<string>();
  let replayed: ReadonlyMap<string, number> = new Map();

  const eventStands = (row: EventRow, batch: Batch): void => {
    const name = nameKey(row);
    if (!isSealed(name)) broke('authentic', `${name} was judged, and no phone wrote it`);
    const before = numbers.get(name);
    if (before !== undefined) broke('once', `${name} stands under ${before} and under ${row.judgedNo}`);
    numbers.set(name, row.judgedNo);
    const progress = batch.progress.get(row.enrolment);
    if (progress !== undefined && row.seq > progress.frontier && !holds(progress.beyond, row.seq)) broke('order', `${name} was judged before its elders: the frontier is ${progress.frontier}`);
    if (row.answer.code === 'POISONED' && !isPoison(batch.eventsByHash.get(row.hash))) broke('no poison', `${name} is held, and nothing was wrong with it`);
  };

  /** A number that this commit gave to a verdict, of an event that came with it or was held before. */
  const limitsHold = (book: Book, judgedNo: JudgedNo): void => {
    const entry = book.journal.get(judgedNo);
    if (entry?.entry !== 'event' || entry.row.judgedNo !== judgedNo) return;
    const { key, units } = dayOf(book, entry);
    perDay.set(key, (perDay.get(key) ?? 0) + units);
    if ((perDay.get(key) ?? 0) > colaDayMax) broke('judged, not trusted', `${key} got ${perDay.get(key) ?? 0}`);
    const oversold = countBread(book, bread, entry);
    if (oversold !== null) broke('never negative', oversold);
    campaigns.judged(book, entry);
  };

  /** Numbers rise: an end is taken before the sale that comes behind it. */
  const endsAreTrue = (book: Book, from: JudgedNo): void => {
    for (let judgedNo = from; judgedNo < book.nextJudgedNo; judgedNo += 1) {
      const entry = book.journal.get(judgedNo);
      const untrue = entry === undefined || !isAtItsPlace(entry, judgedNo) ? null : countEnded(book, held, entry);
      if (untrue !== null) broke('final', untrue);
    }
  };

  /** Custody ends once, and what came first under a number is what it was. */
  const verdictStands = (book: Book, row: VerdictRow): void => {
    const name = nameKey(row);
    if (ended.has(name)) broke('once', `${name} got a verdict, and then another under ${row.answer.judgedNo}`);
    ended.add(name);
    const isFirst = book.answers.get(eventKey(row.enrolment, row.seq))?.hash === row.hash;
    if (isFirst === row.isFork) broke('once', `${name} took the place of what came first under its number`);
    limitsHold(book, row.answer.judgedNo);
  };

  const holesAreTrue = (book: Book): void => {
    for (const [enrolment, { holes }] of book.progress) {
      if (holes === holesSeen.get(enrolment)) continue;
      holesSeen.set(enrolment, holes);
      for (const seq of numbersIn(holes)) {
        const name = `${enrolment}:${seq}`;
        if (!declared.has(name) && keeps(enrolment, seq)) broke('order', `${enrolment} still keeps ${seq}, which was declared lost`);
        declared.add(name);
      }
    }
  };

  const feedsGoOn = (book: Book, { outcome }: Batch): void => {
    const now = new Map(heads);
    for (const { scope, judgedNo, prev } of outcome.feed) {
      if (prev !== (now.get(scope) ?? 0)) broke('resume', `${scope}: ${judgedNo} says it follows ${prev}, and ${now.get(scope) ?? 0} is before it`);
      now.set(scope, judgedNo);
    }
    heads = new Map(book.heads);
  };

  return {
    committed: (book, batch) => {
      const before = replayed;
      replayed = applyPostings(before, book.postings.slice(postingsSeen));
      postingsSeen = book.postings.length;
      const taken = new Set(batch.outcome.expiries.flatMap(({ card, ended: all }) => all.map(({ programme }) => `2:${card}:${programme}`)));
      for (const [key, units] of replayed) if (key.startsWith('2:') && units < (before.get(key) ?? 0) && !taken.has(key)) broke('final', `account ${key} fell to ${units}`);
      endsAreTrue(book, watched);
      watched = book.nextJudgedNo;
      const untrue = balancesAreTrue(book, replayed);
      if (untrue !== null) broke('never negative', untrue);
      if (book.journal.size !== book.nextJudgedNo - 1) broke('whole', `${book.journal.size} entries, and the next number is ${book.nextJudgedNo}`);
      for (const row of [...batch.outcome.events, ...batch.outcome.forks]) eventStands(row, batch);
      for (const { judgedNo } of batch.outcome.events) limitsHold(book, judgedNo);
      for (const verdict of batch.outcome.verdicts) verdictStands(book, verdict);
      traits.judged(book, [...batch.outcome.events.map(({ judgedNo }) => judgedNo), ...batch.outcome.verdicts.map(({ answer }) => answer.judgedNo)]);
      feedsGoOn(book, batch);
      holesAreTrue(book);
    },
    stepped: (book) => {
      heads = new Map(book.heads);
    },
    restored: (book) => {
      declared.clear();
      for (const [enrolment, { holes }] of book.progress) for (const seq of numbersIn(holes)) declared.add(`${enrolment}:${seq}`);
      numbers = new Map();
      for (const entry of book.journal.values()) if (entry.entry === 'event') numbers.set(nameKey(entry.row), entry.row.judgedNo);
      ended = new Set([...book.journal.values()].flatMap((entry) => (entry.entry === 'event' && entry.row.heldNo !== null ? [nameKey(entry.row)] : [])));
      perDay = limitsOver(book);
      bread = breadOver(book);
      held = heldOver(book);
      watched = book.nextJudgedNo;
      heads = new Map(book.heads);
      postingsSeen = book.postings.length;
      replayed = applyPostings(new Map(), book.postings);
    },
  };
};

const holds = (ranges: SourceProgress['beyond'], seq: Seq): boolean => ranges.some(([first, last]) => first <= seq && seq <= last);

const numbersIn = (ranges: SourceProgress['holes']): readonly Seq[] => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
