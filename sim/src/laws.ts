import type { Answer, EventName } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, Seq } from '@qoa/shared/ids';
import type { FeedPage } from '@qoa/shared/protocol';
import type { Batch, Book } from './book.ts';
import { claimsCountOnce } from './book-claims.ts';
import { feedsAreChains, numbersAreWhole } from './book-laws.ts';
import { lossesAreSeen } from './book-losses.ts';
import { bookWatch } from './book-watch.ts';
import { campaignWatch, type CampaignWatch } from './campaign-watch.ts';
import type { Reader } from './feed-pages.ts';
import { toldGifts } from './made-whole.ts';
import { type Kept, type Lane, nameKey, type PhoneStorage } from './storage.ts';
import { traitWatch, type TraitWatch } from './trait-watch.ts';
import { trespass } from './tenancy.ts';

/** The first law that a schedule broke, and how. */
export interface Violation {
  readonly law: string;
  readonly how: string;
}

/** Watches a schedule. It knows what the people were told, and holds the machines to it at each step. */
export interface Witness {
  /** A phone wrote these bytes. Law: authentic */
  readonly sealed: (name: EventName) => void;
  /** The phone said *guardado*. */
  readonly saved: (name: EventName, draftId: string) => void;
  /** Bytes that no software could have kept: rotten on the disk, or gone with a storage that went back in time. */
  readonly destroyed: (name: EventName) => void;
  /** The storage no longer knows that this tap was saved: the next one is another sale. */
  readonly tapForgotten: (name: EventName) => void;
  /** A phone heard an answer. Law: once */
  readonly answered: (enrolment: EnrolmentId, epoch: Epoch, answer: Answer) => void;
  /** A phone settled: these were queued before. Law: kept */
  readonly settled: (queued: readonly Kept[], lane: Lane, storage: PhoneStorage) => void;
  /** The server began again from a backup: what it said before counts for the people, not for the machines. */
  readonly restored: (book: Book) => void;
  readonly committed: (book: Book, batch: Batch) => void;
  /** People heard of a decision about a campaign. */
  readonly decided: CampaignWatch['decided'];
  /** People heard that something of a card is otherwise. */
  readonly traitsChanged: TraitWatch['changed'];
  /** The evening begins. */
  readonly opened: (book: Book) => void;
  readonly stepped: (book: Book) => void;
  /** A reader was given a page or a hint. Law: own tenant */
  readonly read: (reader: Reader | { readonly reader: 'device'; readonly store: number }, page: Pick<FeedPage, 'scope' | 'rows'>) => void;
  /** A card's page or a phone's list shows a balance. Law: final */
  readonly balanceShown: (where: string, balance: number) => void;
  readonly listShown: (names: readonly string[]) => void;
  /** All faults are over and time has passed. */
  readonly healed: (book: Book) => void;
  readonly broke: (law: string, how: string) => void;
  readonly violation: () => Violation | null;
}

/** `keeps` tells whether a phone still has an event, in queue or ring; `onBroken` hears of the first broken law at once. */
export const witness = (keeps: (enrolment: EnrolmentId, seq: Seq) => boolean, onBroken: () => void): Witness => {
  const written = new Set<string>();
  const declared = new Set<string>();
  const saved = new Map<string, string>();
  const destroyed = new Set<string>();
  const tapsForgotten = new Set<string>();
  const everAnswered = new Set<string>();
  const heard = new Map<string, string>();
  const gifts = toldGifts();
  const shown = new Map<string, number>();
  /** Cards and programmes of which something ended. */
  const ended = new Set<string>();
  let epochNow: Epoch | null = null;
  let violation: Violation | null = null;
  const broke = (law: string, how: string): void => {
    if (violation === null) onBroken();
    violation ??= { law, how };
  };
  const told = (law: string, problem: string | null): void => {
    if (problem !== null) broke(law, problem);
  };
  const campaigns = campaignWatch(broke);
  const traits = traitWatch(broke);
  const watch = bookWatch({ broke, keeps, declared, campaigns, traits, isSealed: (name) => written.has(name) });
  return {
    broke,
    violation: () => violation,
    sealed: (name) => written.add(nameKey(name)),
    saved: (name, draftId) => saved.set(nameKey(name), draftId),
    destroyed: (name) => {
      destroyed.add(nameKey(name));
      // Its number may be given out again: what is told of the one may be about the other.
      declared.add(`${name.enrolment}:${name.seq}`);
    },
    tapForgotten: (name) => void tapsForgotten.add(nameKey(name)),
    restored: (book) => {
      heard.clear();
      epochNow = book.epoch;
      watch.restored(book);
      campaigns.learn(book);
      traits.learn(book);
    },
    answered: (enrolment, epoch, answer) => {
      const key = nameKey({ enrolment, seq: answer.seq, hash: answer.hash });
      everAnswered.add(key);
      gifts.told({ enrolment, seq: answer.seq, hash: answer.hash }, answer);
      if (epochNow !== null && epoch !== epochNow) return;
      const text = answerText(answer);
      const before = heard.get(key);
      if (before !== undefined && before !== text && isCustody(before) === isCustody(text)) broke('once', `${key} was answered ${before}, then ${text}`);
      // An answer that was long on its way may still tell of the custody.
      if (before === undefined || !isCustody(text)) heard.set(key, text);
    },
    settled: (queued, lane, { drawer }) => {
      for (const { envelope } of queued) {
        const key = nameKey(envelope);
        if (lane.queue.get(envelope.seq)?.envelope.hash === envelope.hash || everAnswered.has(key) || destroyed.has(key)) continue;
        broke('kept', `${key} left the queue ${drawer.some((kept) => kept.envelope === envelope) ? 'for the drawer' : 'unanswered'}`);
      }
    },
    committed: (book, batch) => {
      for (const { cardCode, ended: all } of batch.outcome.expiries) for (const { programme } of all) ended.add(`card ${cardCode}:${programme}`);
      watch.committed(book, batch);
    },
    decided: campaigns.decided,
    traitsChanged: traits.changed,
    opened: campaigns.learn,
    stepped: watch.stepped,
    read: (reader, page) => told('own tenant', trespass(reader, page, campaigns.ownOf)),
    balanceShown: (where, balance) => {
      if (balance < (shown.get(where) ?? 0) && ![...ended].some((key) => where.endsWith(key))) broke('final', `${where}: ${shown.get(where) ?? 0} fell to ${balance}`);
      shown.set(where, balance);
    },
    listShown: (names) => {
      if (new Set(names).size < names.length) broke('resume', 'a sale is shown twice');
    },
    healed: (book) => {
      const stored = storedNames(book);
      for (const key of saved.keys()) if (!stored.has(key) && !destroyed.has(key)) broke('kept', `${key} was guardado and is not on the server`);
      for (const [key, text] of heard) if (stored.get(key) !== text && !isCustodyOfVerdict(text, stored.get(key))) broke('whole', `${key} was answered ${text}, and ${stored.get(key) ?? 'nothing'} is stored`);
      told('once', draftTwice(saved, stored, tapsForgotten) ?? claimsCountOnce(book));
      told('order', lossesAreSeen(book));
      told('final', gifts.stand(book, destroyed));
      told('resume', feedsAreChains(book) ?? numbersAreWhole(book));
      campaigns.healed(book);
    },
  };
};

/** Custody may become a verdict, once; nothing else may change. */
const isCustody = (text: string): boolean => text.includes(',"held",');

const isCustodyOfVerdict = (heard: string, stored: string | undefined): boolean => stored !== undefined && isCustody(heard) && !isCustody(stored);

const answerText = ({ judgedNo, class: answerClass, code, given }: Answer): string => JSON.stringify([judgedNo, answerClass, code, given]);

const storedNames = (book: Book): ReadonlyMap<string, string> => {
  const stored = new Map<string, string>();
  for (const entry of book.journal.values()) if (entry.entry === 'event') stored.set(nameKey(entry.row), answerText(entry.row.answer));
  return stored;
};

/** One tap on save, or ten: one sale. A storage that went back in time, or is gone, has forgotten the first. */
const draftTwice = (saved: ReadonlyMap<string, string>, stored: ReadonlyMap<string, string>, tapsForgotten: ReadonlySet<string>): string | null => {
  const drafts = new Set<string>();
  for (const [key, draftId] of saved) {
    if (!stored.has(key) || tapsForgotten.has(key)) continue;
    if (drafts.has(draftId)) return `draft ${draftId} became two sales`;
    drafts.add(draftId);
  }
  return null;
};
