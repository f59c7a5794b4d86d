import type { Contact } from '@qoa/shared/clock';
import { type Answer, type DeviceEvent, epoch16Of, type PreviewBasis } from '@qoa/shared/events';
import type { JoinedRow, Scope } from '@qoa/shared/feed';
import type { CardId, EnrolmentId, Epoch, EventHash, InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { SourceProgress } from '@qoa/shared/intake';
import { type AdjustmentRow, type Arrival, type AwaitingClaim, type BatchOutcome, type BatchState, cardStateKey, eventKey, type EventRow, type ExpiryRow, forkKey, type LotRow, type PostingRow, type SourceFacts, type TotalUseRow } from '@qoa/shared/judge';
import { accountKey } from '@qoa/shared/ledger';
import type { Loss } from '@qoa/shared/loss';
import { claimsOf, enterClaims } from './book-claims.ts';
import { enterExpiries } from './book-expiries.ts';
import { enterLosses } from './book-losses.ts';
import { type CampaignTotals, type CardState, type PublishedRevision, type Revision, type StoredUse, totalsOf } from '@qoa/shared/rules';
import type { CampaignAt } from './campaigns.ts';
import type { KnownTraits } from './traits.ts';
import { cardIds, firstCampaigns, products, startMs, townStores } from './town.ts';

/** One line of the journal: an event with its answer, what made one whole, what ended, or a fact that the platform itself published. */
export type Entry = { readonly entry: 'adjusted'; readonly row: AdjustmentRow } | { readonly entry: 'expired'; readonly row: ExpiryRow } | { readonly entry: 'event'; readonly row: EventRow; readonly event: DeviceEvent } | { readonly entry: 'fact'; readonly kind: string; readonly body: unknown; readonly atMs: InstantMs };

export interface FeedPlace {
  readonly judgedNo: JudgedNo;
  readonly prev: JudgedNo;
  readonly kind: string;
}

/** What the server has on disk: it survives every crash, and changes by `commit` alone. */
export interface Book {
  epoch: Epoch;
  /** It was restored at least once: phones may have been answered by an earlier life. */
  hadOtherLives: boolean;
  /** When this life of the storage began. */
  beganMs: number;
  /** Fences off a judge that was replaced. */
  term: number;
  nextJudgedNo: JudgedNo;
  readonly journal: Map<JudgedNo, Entry>;
  readonly answers: Map<string, Answer>;
  readonly forks: Map<string, Answer>;
  readonly sources: Map<EnrolmentId, SourceFacts>;
  /** Nothing of a phone happened before. */
  readonly enrolledAtMs: Map<EnrolmentId, number>;
  readonly progress: Map<EnrolmentId, SourceProgress>;
  readonly contacts: Map<EnrolmentId, readonly Contact[]>;
  readonly cardStates: Map<string, CardState>;
  readonly balances: Map<string, number>;
  /** What all cards used of limits for everyone, by campaign; the units that were given stand in `balances`. */
  readonly totalUses: Map<ProgrammeId, ReadonlyMap<string, StoredUse>>;
  readonly postings: PostingRow[];
  readonly lots: LotRow[];
  /** `forkKey` of the sales to which a card was added. */
  readonly claimed: Set<string>;
  /** Claims in custody, by the `eventKey` of the sale that they name. */
  readonly awaiting: Map<string, readonly AwaitingClaim[]>;
  /** Of each phone those that the judge watches; and all there ever were, by their numbers. */
  readonly watched: Map<EnrolmentId, readonly Loss[]>;
  readonly losses: Map<JudgedNo, Loss>;
  /** The segments of cards and their birthdays; and, outside of every backup, which birthdays staff forgot. */
  readonly traits: Map<CardId, KnownTraits>;
  readonly forgotten: Map<CardId, InstantMs>;
  /** What people decided of campaigns; what the judge reads of it stands in `revisions` and `sources`. */
  readonly campaigns: Map<ProgrammeId, CampaignAt>;
  readonly revisions: Map<ProgrammeId, PublishedRevision[]>;
  readonly feed: Map<Scope, FeedPlace[]>;
  readonly heads: Map<Scope, JudgedNo>;
  /** Rows at or below it were compacted away: `feed` keeps them for the laws, no page tells them. */
  readonly floors: Map<Scope, JudgedNo>;
  /** The place at which a store came into each campaign in which it takes part: whoever stands before the last of them takes a snapshot. */
  readonly cameAt: Map<Scope, ReadonlyMap<ProgrammeId, JudgedNo>>;
  /** Compaction keeps up with the head of the store's feed: whoever is behind takes a snapshot. */
  floorFollows: boolean;
  coveredJudgedNo: JudgedNo;
}

/** What one transaction writes. */
export interface Batch {
  readonly term: number;
  readonly outcome: BatchOutcome;
  readonly eventsByHash: ReadonlyMap<EventHash, DeviceEvent>;
  readonly progress: ReadonlyMap<EnrolmentId, SourceProgress>;
  readonly contacts: ReadonlyMap<EnrolmentId, readonly Contact[]>;
}

/** A book with the town in it. */
export const openBook = (epoch: Epoch): Book => {
  const book: Book = {
    epoch, beganMs: 0, hadOtherLives: false, term: 1, nextJudgedNo: 1, journal: new Map(), answers: new Map(), forks: new Map(), sources: new Map(), enrolledAtMs: new Map(), progress: new Map(), contacts: new Map(), cardStates: new Map(),
    balances: new Map(), totalUses: new Map(), postings: [], lots: [], claimed: new Set(), awaiting: new Map(), watched: new Map(), losses: new Map(), traits: new Map(), forgotten: new Map(), campaigns: new Map(firstCampaigns), revisions: new Map(), feed: new Map(), heads: new Map(), floors: new Map(), cameAt: new Map(), floorFollows: false, coveredJudgedNo: 0,
  };
  for (const store of townStores) publish(book, `store:${store.id}`, 'store', store, startMs);
  for (const [gtin, { cpg, restricted }] of products) publish(book, 'catalogue', 'product', { gtin, name: gtin, brand: '', cpg, restricted }, startMs);
  for (const [, { life }] of firstCampaigns) for (const revision of life.published) publishRevision(book, revision, startMs);
  for (const { store, row } of firstPlaces()) publish(book, `store:${store}`, 'joined', row, startMs);
  return book;
};

/** Where the stores stand before the evening, as they are told. */
export const firstPlaces = (): readonly { readonly store: StoreId; readonly row: JoinedRow }[] =>
  townStores.flatMap(({ id }) => firstCampaigns.flatMap(([programme, { roll }]) => (roll.joined.has(id) ? [{ store: id, row: { programme, joined: true, ...(roll.invited.has(id) ? { invited: true } : {}) } }] : [])));

/** Publishes a fact in a scope. */
export const publish = (book: Book, scope: Scope, kind: string, body: unknown, atMs: InstantMs): JudgedNo => {
  const judgedNo = enterFact(book, kind, body, atMs);
  enterFeed(book, scope, { judgedNo, prev: book.heads.get(scope) ?? 0, kind });
  return judgedNo;
};

/** Puts a fact into the journal, which tells it to no feed but its own. */
export const enterFact = (book: Book, kind: string, body: unknown, atMs: InstantMs): JudgedNo => {
  const judgedNo = book.nextJudgedNo;
  book.nextJudgedNo += 1;
  book.journal.set(judgedNo, { entry: 'fact', kind, body, atMs });
  return judgedNo;
};

/** Publishes a campaign's next revision. */
export const publishRevision = (book: Book, revision: Revision, atMs: InstantMs): void => {
  const judgedNo = publish(book, `programme:${revision.campaign}`, 'campaign', revision, atMs);
  book.revisions.set(revision.campaign, [...(book.revisions.get(revision.campaign) ?? []), { revision, judgedNo }]);
};

/** When the campaign row that a basis names was published. Null when it names none of this epoch. */
export const basisMsOf = ({ epoch, journal }: Book, basis: PreviewBasis | null): InstantMs | null => {
  if (basis?.epoch16 !== epoch16Of(epoch)) return null;
  const named = journal.get(basis.judgedNo);
  return named?.entry === 'fact' && named.kind === 'campaign' ? named.atMs : null;
};

/** What the judge reads. */
export const stateOf = (book: Book, arrivals: readonly Arrival[]): BatchState => ({
  epoch: book.epoch,
  nextJudgedNo: book.nextJudgedNo,
  stored: book.answers,
  forks: book.forks,
  sources: book.sources,
  cards: cardIds,
  erasedCards: new Set(),
  cardTraits: book.traits,
  products,
  programmes: book.revisions,
  cardStates: book.cardStates,
  totals: totalsIn(book),
  scopeHeads: book.heads,
  losses: book.watched,
  added: addedIn(book),
  ...claimsOf(book, arrivals),
});

/** What was added to events that came again after a restore, by their full names. */
const addedIn = ({ journal }: Book): BatchState['added'] => {
  const added = new Map<string, AdjustmentRow['given' | 'owed'][number][]>();
  for (const entry of journal.values()) {
    if (entry.entry !== 'adjusted') continue;
    const { enrolment, seq, hash, given, owed } = entry.row;
    const key = forkKey(enrolment, seq, hash);
    added.set(key, [...(added.get(key) ?? []), ...given, ...owed]);
  }
  return added;
};

/** What all cards had of each campaign: its units by the ledger, the rest as it was stored. */
const totalsIn = ({ revisions, balances, totalUses }: Book): ReadonlyMap<ProgrammeId, CampaignTotals> =>
  new Map([...revisions.keys()].map((campaign) => [campaign, totalsOf(totalUses.get(campaign)?.values() ?? [], -(balances.get(accountKey({ kind: 'issued', owner: 0, programme: campaign })) ?? 0))]));

/** What became of a transaction. Refused: a row of it is one that no database takes. */
export type Committing = 'done' | 'fenced' | 'rows-refused';

/** Writes a whole batch, or nothing. Laws: whole, once */
export const commit = (book: Book, batch: Batch): Committing => {
  if (batch.term !== book.term) return 'fenced';
  for (const row of batch.outcome.events) if (row.answer.class !== 'held' && isPoison(batch.eventsByHash.get(row.hash))) return 'rows-refused';
  const { outcome } = batch;
  for (const row of outcome.events) book.answers.set(eventKey(row.enrolment, row.seq), row.answer);
  for (const row of outcome.forks) book.forks.set(forkKey(row.enrolment, row.seq, row.hash), row.answer);
  for (const row of [...outcome.events, ...outcome.forks]) {
    const event = batch.eventsByHash.get(row.hash);
    if (event !== undefined) book.journal.set(row.judgedNo, { entry: 'event', row, event });
  }
  enterClaims(book, outcome);
  enterLosses(book, outcome);
  for (const row of outcome.adjustments) book.journal.set(row.judgedNo, { entry: 'adjusted', row });
  enterExpiries(book, outcome);
  for (const { judgedNo, decided, ...body } of outcome.holds) book.journal.set(judgedNo, { entry: 'fact', kind: 'hold-decided', body, atMs: decided.atMs });
  for (const { kind, owner, programme, delta } of outcome.accountDeltas) {
    const key = accountKey({ kind, owner, programme });
    book.balances.set(key, (book.balances.get(key) ?? 0) + delta);
  }
  for (const { card, programme, state } of outcome.cardStates) book.cardStates.set(cardStateKey(card, programme), state);
  for (const row of outcome.totalUses) enterTotalUse(book, row);
  for (const row of outcome.feed) enterFeed(book, row.scope, row);
  for (const [enrolment, progress] of batch.progress) book.progress.set(enrolment, progress);
  for (const [enrolment, contacts] of batch.contacts) book.contacts.set(enrolment, contacts);
  book.postings.push(...outcome.postings);
  book.lots.push(...outcome.lots);
  book.nextJudgedNo = outcome.nextJudgedNo;
  return 'done';
};

const enterTotalUse = ({ totalUses }: Book, { campaign, ...use }: TotalUseRow): void => {
  const uses = new Map(totalUses.get(campaign));
  const key = `${use.counter} ${use.atMs}`;
  uses.set(key, { ...use, used: use.used + (uses.get(key)?.used ?? 0) });
  totalUses.set(campaign, uses);
};

/** An amount that the judge lets pass and that the database would not take: one of them must not stop the others. Law: no poison */
export const poisonCents = 666;
export const isPoison = (event: DeviceEvent | undefined): boolean => event?.kind === 'SaleRecorded' && event.ticketCents === poisonCents;

/** Adds a row to a scope's feed. */
const enterFeed = (book: Book, scope: Scope, { judgedNo, prev, kind }: FeedPlace): void => {
  const rows = book.feed.get(scope);
  if (rows === undefined) book.feed.set(scope, [{ judgedNo, prev, kind }]);
  else rows.push({ judgedNo, prev, kind });
  book.heads.set(scope, judgedNo);
  // The newest row always stays: it is where the next one joins on.
  if (book.floorFollows) book.floors.set(scope, prev);
};
