import type { Answer, EventName } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, Seq } from '@qoa/shared/ids';
import type { SourceProgress } from '@qoa/shared/intake';
import { applyPostings } from '@qoa/shared/ledger';
import type { Book } from './book.ts';
import { balancesAreTrue, dayLimitsHold, feedsAreChains, numbersAreWhole } from './book-laws.ts';
import { claimsCountOnce } from './book-claims.ts';
import { nameKey } from './storage.ts';

/** The first law that a schedule broke, and how. */
export interface Violation {
  readonly law: string;
  readonly how: string;
}

/** Watches a schedule. It knows what the people were told, and holds the machines to it. */
export interface Witness {
  /** The phone said *guardado*. */
  readonly saved: (name: EventName, draftId: string) => void;
  /** Bytes that no software could have kept: rotten on the disk, or gone with a storage that went back in time. */
  readonly destroyed: (name: EventName) => void;
  /** A phone heard an answer. Law: once */
  readonly answered: (enrolment: EnrolmentId, epoch: Epoch, answer: Answer) => void;
  /** The server began again from a backup: what it said before counts for the people, not for the machines. */
  readonly restored: (book: Book) => void;
  readonly committed: (book: Book) => void;
  /** A card's page or a phone's list shows a balance. Law: final */
  readonly balanceShown: (where: string, balance: number) => void;
  readonly listShown: (names: readonly string[]) => void;
  /** All faults are over and time has passed. */
  readonly healed: (book: Book) => void;
  readonly broke: (law: string, how: string) => void;
  readonly violation: () => Violation | null;
}

/** `keeps` tells whether a phone still has an event, in queue or ring. */
export const witness = (keeps: (enrolment: EnrolmentId, seq: Seq) => boolean): Witness => {
  const declared = new Set<string>();
  const holesSeen = new Map<EnrolmentId, SourceProgress['holes']>();
  const saved = new Map<string, string>();
  const destroyed = new Set<string>();
  const heard = new Map<string, string>();
  const shown = new Map<string, number>();
  let postingsSeen = 0;
  let epochNow: Epoch | null = null;
  let replayed: ReadonlyMap<string, number> = new Map();
  let violation: Violation | null = null;
  const broke = (law: string, how: string): void => {
    violation ??= { law, how };
  };
  const told = (law: string, problem: string | null): void => {
    if (problem !== null) broke(law, problem);
  };
  return {
    broke,
    violation: () => violation,
    saved: (name, draftId) => saved.set(nameKey(name), draftId),
    destroyed: (name) => {
      destroyed.add(nameKey(name));
      // Its number may be given out again: what is told of the one may be about the other.
      declared.add(`${name.enrolment}:${name.seq}`);
    },
    restored: (book) => {
      heard.clear();
      declared.clear();
      for (const [enrolment, { holes }] of book.progress) for (const seq of numbersIn(holes)) declared.add(`${enrolment}:${seq}`);
      epochNow = book.epoch;
      postingsSeen = book.postings.length;
      replayed = applyPostings(new Map(), book.postings);
    },
    answered: (enrolment, epoch, answer) => {
      if (epochNow !== null && epoch !== epochNow) return;
      const key = nameKey({ enrolment, seq: answer.seq, hash: answer.hash });
      const text = JSON.stringify([answer.judgedNo, answer.class, answer.code, answer.given]);
      const before = heard.get(key);
      if (before !== undefined && before !== text && isCustody(before) === isCustody(text)) broke('once', `${key} was answered ${before}, then ${text}`);
      // An answer that was long on its way may still tell of the custody.
      if (before === undefined || !isCustody(text)) heard.set(key, text);
    },
    committed: (book) => {
      const before = replayed;
      replayed = applyPostings(before, book.postings.slice(postingsSeen));
      postingsSeen = book.postings.length;
      for (const [key, units] of replayed) if (key.startsWith('2:') && units < (before.get(key) ?? 0)) broke('final', `account ${key} fell to ${units}`);
      told('never negative', balancesAreTrue(book, replayed));
      for (const [enrolment, { holes }] of book.progress) {
        if (holes === holesSeen.get(enrolment)) continue;
        holesSeen.set(enrolment, holes);
        for (const seq of numbersIn(holes)) {
          const name = `${enrolment}:${seq}`;
          if (!declared.has(name) && keeps(enrolment, seq)) broke('order', `${enrolment} still keeps ${seq}, which was declared lost`);
          declared.add(name);
        }
      }
    },
    balanceShown: (where, balance) => {
      if (balance < (shown.get(where) ?? 0)) broke('final', `${where}: ${shown.get(where) ?? 0} fell to ${balance}`);
      shown.set(where, balance);
    },
    listShown: (names) => {
      if (new Set(names).size < names.length) broke('resume', 'a sale is shown twice');
    },
    healed: (book) => {
      const stored = storedNames(book);
      for (const key of saved.keys()) if (!stored.has(key) && !destroyed.has(key)) broke('kept', `${key} was guardado and is not on the server`);
      for (const [key, text] of heard) if (stored.get(key) !== text && !isCustodyOfVerdict(text, stored.get(key))) broke('whole', `${key} was answered ${text}, and ${stored.get(key) ?? 'nothing'} is stored`);
      told('once', draftTwice(saved, stored) ?? claimsCountOnce(book));
      told('resume', feedsAreChains(book) ?? numbersAreWhole(book));
      told('judged, not trusted', dayLimitsHold(book));
    },
  };
};

/** Custody may become a verdict, once; nothing else may change. */
const isCustody = (text: string): boolean => text.includes(',"held",');

const isCustodyOfVerdict = (heard: string, stored: string | undefined): boolean => stored !== undefined && isCustody(heard) && !isCustody(stored);

const storedNames = (book: Book): ReadonlyMap<string, string> => {
  const stored = new Map<string, string>();
  for (const entry of book.journal.values()) {
    if (entry.entry !== 'event') continue;
    const { answer } = entry.row;
    stored.set(nameKey(entry.row), JSON.stringify([answer.judgedNo, answer.class, answer.code, answer.given]));
  }
  return stored;
};

/** One tap on save, or ten: one sale. */
const draftTwice = (saved: ReadonlyMap<string, string>, stored: ReadonlyMap<string, string>): string | null => {
  const drafts = new Set<string>();
  for (const [key, draftId] of saved) {
    if (!stored.has(key)) continue;
    if (drafts.has(draftId)) return `draft ${draftId} became two sales`;
    drafts.add(draftId);
  }
  return null;
};

const numbersIn = (ranges: SourceProgress['holes']): readonly Seq[] => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
