import type { Epoch } from '@qoa/shared/ids';
import type { Book } from './book.ts';
import { refreshSources } from './campaigns.ts';
import { forgetAgain } from './traits.ts';

/** What a backup holds. Keyring, enrolments, revocations and which birthdays were forgotten are kept outside of it. */
export type Backup = Omit<Book, 'epoch' | 'beganMs' | 'hadOtherLives' | 'term' | 'sources' | 'enrolledAtMs' | 'forgotten'>;

/** A copy of the book as it is now. What stands in its maps is never changed in place, but for the lists. */
export const backupBook = ({ epoch: _epoch, beganMs: _beganMs, hadOtherLives: _hadOtherLives, term: _term, sources: _sources, enrolledAtMs: _enrolledAtMs, forgotten: _forgotten, ...rest }: Book): Backup => copyOf(rest);

/** Brings the book back to a backup, as another life of the storage: a new epoch, and no judge of the old one may write. Rule: Restore */
export const restoreBook = (book: Book, backup: Backup, epoch: Epoch, beganMs: number): void => {
  const { postings, lots, nextJudgedNo, coveredJudgedNo, floorFollows, ...maps } = copyOf(backup);
  refill(book.journal, maps.journal);
  refill(book.answers, maps.answers);
  refill(book.forks, maps.forks);
  refill(book.progress, maps.progress);
  refill(book.contacts, maps.contacts);
  refill(book.cardStates, maps.cardStates);
  refill(book.balances, maps.balances);
  refill(book.totalUses, maps.totalUses);
  refill(book.traits, maps.traits);
  refill(book.campaigns, maps.campaigns);
  refill(book.revisions, maps.revisions);
  refill(book.feed, maps.feed);
  refill(book.heads, maps.heads);
  refill(book.floors, maps.floors);
  refill(book.cameAt, maps.cameAt);
  refill(book.awaiting, maps.awaiting);
  refill(book.watched, maps.watched);
  refill(book.losses, maps.losses);
  book.claimed.clear();
  for (const sale of maps.claimed) book.claimed.add(sale);
  book.postings.splice(0, book.postings.length, ...postings);
  book.lots.splice(0, book.lots.length, ...lots);
  Object.assign(book, { nextJudgedNo, coveredJudgedNo, floorFollows, epoch, beganMs, hadOtherLives: true, term: book.term + 1 });
  forgetAgain(book);
  refreshSources(book);
};

const copyOf = (backup: Backup): Backup => ({
  ...backup,
  journal: new Map(backup.journal),
  answers: new Map(backup.answers),
  forks: new Map(backup.forks),
  progress: new Map(backup.progress),
  contacts: new Map(backup.contacts),
  cardStates: new Map(backup.cardStates),
  balances: new Map(backup.balances),
  totalUses: new Map(backup.totalUses),
  campaigns: new Map(backup.campaigns),
  revisions: new Map([...backup.revisions].map(([programme, revisions]) => [programme, [...revisions]])),
  feed: new Map([...backup.feed].map(([scope, rows]) => [scope, [...rows]])),
  heads: new Map(backup.heads),
  floors: new Map(backup.floors),
  cameAt: new Map(backup.cameAt),
  postings: [...backup.postings],
  lots: [...backup.lots],
  claimed: new Set(backup.claimed),
  awaiting: new Map(backup.awaiting),
  watched: new Map(backup.watched),
  losses: new Map(backup.losses),
  traits: new Map(backup.traits),
});

const refill = <Key, Value>(map: Map<Key, Value>, content: ReadonlyMap<Key, Value>): void => {
  map.clear();
  for (const [key, value] of content) map.set(key, value);
};
