import { type FeedRow, isCampaignScope, type Scope } from '@qoa/shared/feed';
import type { CardCode, EnrolmentId, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { AdjustmentRow, ExpiryRow } from '@qoa/shared/judge';
import type { FeedPage, PullRequest, PullResponse } from '@qoa/shared/protocol';
import { resolveStores, type Revision, withTagTokens } from '@qoa/shared/rules';
import type { Book, FeedPlace } from './book.ts';
import { followedBy, joinedBy } from './campaigns.ts';
import { cardIds, placeOf, programmes, townStores } from './town.ts';

/** Who reads: a phone of a store, the holder of a card, or the admin's console. */
export type Reader =
  | { readonly reader: 'device'; readonly store: StoreId; readonly enrolment: EnrolmentId | null }
  | { readonly reader: 'card'; readonly card: CardCode }
  | { readonly reader: 'console' };

/** A snapshot of sales goes no further back, and of the journal neither. */
const snapshotSalesMax = 8;
const snapshotJournalMax = 6;
const anyStore = 1 as StoreId;

/** The scopes that a reader may follow. Law: own tenant */
export const scopesOf = (book: Book, reader: Reader): readonly Scope[] => {
  if (reader.reader === 'console') return ['console'];
  if (reader.reader === 'card') return [`card:${cardIds.get(reader.card) ?? 0}`];
  return [`store:${reader.store}`, 'catalogue', ...followedBy(book, reader.store).map((programme) => `programme:${programme}`)];
};

/** Answers a pull: for each scope what follows the cursor, or a snapshot where the cursor means nothing here. */
export const pull = (book: Book, reader: Reader, scopes: readonly Scope[], request: PullRequest, serverMs: number): PullResponse => {
  const pages: FeedPage[] = [];
  for (const scope of scopes) {
    const after = request.epoch === book.epoch ? request.after[scope] : undefined;
    const page = after === undefined || after < Math.max(book.floors.get(scope) ?? 0, ...(book.cameAt.get(scope)?.values() ?? [])) ? snapshotPage(book, reader, scope) : rowsPage(book, scope, after, request.limit);
    if (page !== null) pages.push(page);
  }
  return { epoch: book.epoch, serverMs, scopes, pages };
};

/** The rows of a scope after a number, as a page or a hint brings them. */
export const rowsPage = (book: Book, scope: Scope, after: JudgedNo, limit: number): FeedPage | null => {
  const floor = book.floors.get(scope) ?? 0;
  const from = Math.max(after, floor);
  const later = scope === 'console' ? journalAfter(book, after) : (book.feed.get(scope) ?? []).filter(({ judgedNo }) => judgedNo > from);
  if (later.length === 0) return null;
  const rows = later.slice(0, limit).map((place) => feedRow(book, scope, place));
  return { scope, snapshot: false, floor, head: headOf(book, scope), rows, more: later.length > limit };
};

/** The last number of a scope. */
export const headOf = (book: Book, scope: Scope): JudgedNo => (scope === 'console' ? book.nextJudgedNo - 1 : (book.heads.get(scope) ?? 0));

/** Whether a number of the journal is that of an answer or fact as it stands by now. */
export const standsAt = ({ journal }: Book, judgedNo: JudgedNo): boolean => {
  const entry = journal.get(judgedNo);
  return entry?.entry !== 'event' || entry.row.judgedNo === judgedNo;
};

/** The console's feed is the journal itself, each event where it stands by now: custody that became a verdict stands with it. */
const journalAfter = (book: Book, after: JudgedNo): readonly FeedPlace[] => {
  const places: FeedPlace[] = [];
  for (let judgedNo = after + 1; judgedNo < book.nextJudgedNo; judgedNo += 1) {
    if (standsAt(book, judgedNo)) places.push({ judgedNo, prev: places.at(-1)?.judgedNo ?? after, kind: 'journal' });
  }
  return places;
};

const snapshotPage = (book: Book, reader: Reader, scope: Scope): FeedPage => {
  if (scope === 'console') {
    const rows = journalAfter(book, Math.max(0, book.nextJudgedNo - 1 - snapshotJournalMax)).map((place) => feedRow(book, scope, place));
    return { scope, snapshot: true, floor: 0, head: headOf(book, scope), rows, more: false };
  }
  const places = book.feed.get(scope) ?? [];
  const facts = places.filter(({ kind }) => kind !== 'sale' && kind !== 'claim' && kind !== 'custody');
  const sales = places.filter(({ kind }) => kind === 'sale' || kind === 'claim').slice(-snapshotSalesMax);
  const head = headOf(book, scope);
  const rows = [...facts, ...sales].map((place) => feedRow(book, scope, place));
  const page: FeedPage = { scope, snapshot: true, floor: book.floors.get(scope) ?? 0, head, rows: [...rows, ...balanceRows(book, scope, head)], more: false };
  return reader.reader === 'device' && scope.startsWith('store:') ? { ...page, judged: judgedOf(book, reader.enrolment) } : page;
};

const judgedOf = (book: Book, enrolment: EnrolmentId | null): { readonly frontier: number; readonly beyond: readonly number[] } => {
  const progress = enrolment === null ? undefined : book.progress.get(enrolment);
  return { frontier: progress?.frontier ?? 0, beyond: (progress?.beyond ?? []).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)) };
};

const balanceRows = (book: Book, scope: Scope, head: JudgedNo): readonly FeedRow[] => {
  const rows: FeedRow[] = [];
  const here = townStores.find(({ id }) => scope === `store:${id}`);
  for (const [card, id] of cardIds) {
    if (here === undefined && scope !== `card:${id}`) continue;
    for (const programme of here === undefined ? programmes : joinedBy(book, here.id)) {
      const state = book.cardStates.get(`${id}:${programme}`);
      if (state !== undefined) rows.push({ judgedNo: head, prev: 0, kind: 'balance', body: { card, programme, balance: state.balance } });
    }
  }
  return rows;
};

const feedRow = (book: Book, scope: Scope, { judgedNo, prev, kind }: FeedPlace): FeedRow => ({ judgedNo, prev, kind, body: bodyOf(book, scope, { judgedNo, kind }) });

/** A sale's row has no body of its own: it is projected from the event. Custody shows nothing of what is in it. */
export const bodyOf = (book: Book, scope: Scope, { judgedNo, kind }: Pick<FeedPlace, 'judgedNo' | 'kind'>): unknown => {
  const entry = book.journal.get(judgedNo);
  if (entry === undefined) return null;
  // The town's campaigns run wherever they are joined: for each store they resolve alike.
  if (entry.entry === 'fact') return isCampaignScope(scope) ? resolveStores(withTagTokens(entry.body as Revision), placeOf(anyStore)) : entry.body;
  if (entry.entry === 'adjusted') return adjustmentOf(scope, entry.row);
  if (entry.entry === 'expired') return expiryOf(scope, entry.row);
  const { row, event } = entry;
  const { enrolment, seq, hash, atMs } = row;
  const answer = row.judgedNo === judgedNo ? row.answer : { ...row.answer, given: [] };
  if (scope === 'console') return { enrolment, seq, class: answer.class, code: answer.code };
  const storeName = townStores.find(({ id }) => id === row.store)?.name ?? '';
  if (event.kind === 'Sealed' || kind === 'custody') return { enrolment, seq, hash, atMs, answer };
  if (event.kind === 'SaleClaimed') return scope.startsWith('card:') ? { storeName, atMs, products: [], answer } : { enrolment, seq, hash, sale: event.sale, card: event.card, atMs, answer };
  if (scope.startsWith('card:')) return { storeName, atMs, products: event.lines.map(({ quantity }) => ({ name: '', quantity })), answer };
  return { enrolment, seq, hash, card: event.card, lines: event.lines, ticketCents: event.ticketCents, atMs, answer };
};

const expiryOf = (scope: Scope, { store, cardCode: card, atMs, ended }: ExpiryRow): unknown => {
  if (scope === 'console') return { store, atMs, ended };
  return scope.startsWith('card:') ? { atMs, ended } : { card, atMs, ended };
};

const adjustmentOf = (scope: Scope, { enrolment, seq, hash, cardCode, atMs, given, owed }: AdjustmentRow): unknown => {
  if (scope === 'console') return { enrolment, seq, given, owed };
  return scope.startsWith('card:') ? { atMs, given } : { enrolment, seq, hash, card: cardCode, atMs, given };
};
