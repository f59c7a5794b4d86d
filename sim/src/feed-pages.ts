import type { FeedRow, Scope } from '@qoa/shared/feed';
import type { CardCode, EnrolmentId, JudgedNo } from '@qoa/shared/ids';
import type { FeedPage, PullRequest, PullResponse } from '@qoa/shared/protocol';
import type { Book, FeedPlace } from './book.ts';
import { cardIds, programmes, store } from './town.ts';

/** Who reads: a phone of the store, or the holder of a card. */
export type Reader = { readonly reader: 'device'; readonly enrolments: readonly EnrolmentId[] } | { readonly reader: 'card'; readonly card: CardCode };

/** A snapshot of sales goes no further back. */
const snapshotSalesMax = 8;

/** The scopes that a reader may follow. */
export const scopesOf = (reader: Reader): readonly Scope[] =>
  reader.reader === 'device' ? [`store:${store.id}`, 'catalogue', ...programmes.map((programme) => `programme:${programme}`)] : [`card:${cardIds.get(reader.card) ?? 0}`];

/** Answers a pull: for each scope what follows the cursor, or a snapshot where the cursor means nothing here. */
export const pull = (book: Book, reader: Reader, request: PullRequest, serverMs: number): PullResponse => {
  const pages: FeedPage[] = [];
  for (const scope of scopesOf(reader)) {
    const after = request.epoch === book.epoch ? request.after[scope] : undefined;
    const page = after === undefined || after < (book.floors.get(scope) ?? 0) ? snapshotPage(book, reader, scope) : rowsPage(book, scope, after, request.limit);
    if (page !== null) pages.push(page);
  }
  return { epoch: book.epoch, serverMs, scopes: scopesOf(reader), pages };
};

/** The rows of a scope after a number, as a page or a hint brings them. */
export const rowsPage = (book: Book, scope: Scope, after: JudgedNo, limit: number): FeedPage | null => {
  const later = (book.feed.get(scope) ?? []).filter(({ judgedNo }) => judgedNo > after);
  if (later.length === 0) return null;
  const rows = later.slice(0, limit).map((place) => feedRow(book, scope, place));
  return { scope, snapshot: false, floor: book.floors.get(scope) ?? 0, head: book.heads.get(scope) ?? 0, rows, more: later.length > limit };
};

const snapshotPage = (book: Book, reader: Reader, scope: Scope): FeedPage => {
  const places = book.feed.get(scope) ?? [];
  const facts = places.filter(({ kind }) => kind !== 'sale' && kind !== 'claim' && kind !== 'custody' && kind !== 'hologram');
  const sales = places.filter(({ kind }) => kind === 'sale' || kind === 'claim').slice(-snapshotSalesMax);
  const head = book.heads.get(scope) ?? 0;
  const rows = [...facts, ...sales].map((place) => feedRow(book, scope, place));
  const page: FeedPage = { scope, snapshot: true, floor: book.floors.get(scope) ?? 0, head, rows: [...rows, ...balanceRows(book, scope, head)], more: false };
  return reader.reader === 'device' && scope.startsWith('store:') ? { ...page, judged: judgedOf(book, reader.enrolments.at(-1)) } : page;
};

const judgedOf = (book: Book, enrolment: EnrolmentId | undefined): { readonly frontier: number; readonly beyond: readonly number[] } => {
  const progress = enrolment === undefined ? undefined : book.progress.get(enrolment);
  return { frontier: progress?.frontier ?? 0, beyond: (progress?.beyond ?? []).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)) };
};

const balanceRows = (book: Book, scope: Scope, head: JudgedNo): readonly FeedRow[] => {
  const rows: FeedRow[] = [];
  for (const [card, id] of cardIds) {
    if (scope !== `store:${store.id}` && scope !== `card:${id}`) continue;
    for (const programme of programmes) {
      const state = book.cardStates.get(`${id}:${programme}`);
      if (state !== undefined) rows.push({ judgedNo: head, prev: 0, kind: 'balance', body: { card, programme, balance: state.balance } });
    }
  }
  return rows;
};

const feedRow = (book: Book, scope: Scope, { judgedNo, prev, kind }: FeedPlace): FeedRow => ({ judgedNo, prev, kind, body: bodyOf(book, scope, judgedNo) });

/** A sale's row has no body of its own: it is projected from the event. */
export const bodyOf = (book: Book, scope: Scope, judgedNo: JudgedNo): unknown => {
  const entry = book.journal.get(judgedNo);
  if (entry === undefined) return null;
  if (entry.entry === 'fact') return entry.body;
  const { row, event } = entry;
  const { enrolment, seq, hash, atMs } = row;
  const answer = row.judgedNo === judgedNo ? row.answer : { ...row.answer, given: [] };
  if (event.kind === 'SaleClaimed') return scope.startsWith('card:') ? { storeName: store.name, atMs, products: [], answer } : { enrolment, seq, hash, sale: event.sale, card: event.card, atMs, answer };
  if (event.kind !== 'SaleRecorded') return { enrolment, seq, hash, atMs, answer };
  if (scope.startsWith('card:')) return { storeName: store.name, atMs, products: event.lines.map(({ quantity }) => ({ name: '', quantity })), answer };
  return { enrolment, seq, hash, card: event.card, lines: event.lines, ticketCents: event.ticketCents, atMs, answer };
};
