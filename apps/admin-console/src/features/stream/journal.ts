import type { FeedRow, Scope } from '@qoa/shared/feed';
import type { ConsoleSaleRow, FeedPage, PullRequest, PullResponse } from '@qoa/shared/protocol';

/** One thing that happened: an event with its answer, or a fact that the console only names. */
export type Happening =
  | { readonly kind: 'sale'; readonly judgedNo: number; readonly sale: ConsoleSaleRow }
  /** A card was added to a sale: its row looks like a sale's. */
  | { readonly kind: 'claim'; readonly judgedNo: number; readonly sale: ConsoleSaleRow }
  | { readonly kind: 'fact'; readonly judgedNo: number; readonly name: string; readonly about?: AboutPhone };

/** The phone that a fact is about, and of a loss its kind. */
export interface AboutPhone {
  readonly store: number | null;
  readonly enrolment: string;
  readonly loss: string | null;
}

/** The last things that happened, newest first, with the cursor up to which they are known. */
export interface Journal {
  readonly epoch: PullRequest['epoch'];
  readonly cursor: number | null;
  readonly happenings: readonly Happening[];
}

export const emptyJournal: Journal = { epoch: null, cursor: null, happenings: [] };

/** The scope that the console follows. */
export const consoleScope: Scope = 'console';

const happeningsMax = 200;

/** What to ask for next. */
export const journalPull = (journal: Journal): PullRequest =>
  ({ epoch: journal.epoch, after: journal.cursor === null ? {} : { [consoleScope]: journal.cursor }, limit: 100 });

/** What a pull left to do. A gap forgets the cursor, so that the next pull brings the newest rows whole. Law: resume */
export const applyJournalPull = (journal: Journal, pulled: PullResponse): { readonly journal: Journal; readonly left: 'nothing' | 'rows' | 'gap' } => {
  const start: Journal = journal.epoch === pulled.epoch ? journal : { ...emptyJournal, epoch: pulled.epoch };
  const page = pulled.pages.find(({ scope }) => scope === consoleScope);
  if (page === undefined) return { journal: start, left: 'nothing' };
  const next = applyPage(start, page);
  return next === null ? { journal: { ...start, cursor: null }, left: 'gap' } : { journal: next, left: page.more ? 'rows' : 'nothing' };
};

/** Applies rows told live; null when they do not follow the cursor: then a pull finds them. Law: last mile */
export const applyJournalHint = (journal: Journal, head: number, rows: readonly FeedRow[] | undefined): Journal | null => {
  if (journal.cursor !== null && journal.cursor >= head) return journal;
  if (journal.cursor === null || rows === undefined || rows.at(-1)?.judgedNo !== head) return null;
  return applyPage(journal, { scope: consoleScope, snapshot: false, floor: 0, head, rows, more: false });
};

/** The place of the newest thing that happened beside sales; 0 before any. When it rises, campaigns may have changed. */
export const newestFact = ({ happenings }: Journal): number => happenings.find(({ kind }) => kind === 'fact')?.judgedNo ?? 0;

const applyPage = (journal: Journal, page: FeedPage): Journal | null => {
  if (page.snapshot) return { ...journal, cursor: page.head, happenings: newest(page.rows.map(happeningOf)) };
  const news: Happening[] = [];
  let cursor = journal.cursor ?? 0;
  for (const row of page.rows) {
    if (row.judgedNo <= cursor) continue;
    if (row.prev !== cursor) return null;
    news.push(happeningOf(row));
    cursor = row.judgedNo;
  }
  return news.length === 0 ? { ...journal, cursor } : { ...journal, cursor, happenings: newest([...journal.happenings, ...news]) };
};

const newest = (happenings: readonly Happening[]): readonly Happening[] => happenings.toSorted((a, b) => b.judgedNo - a.judgedNo).slice(0, happeningsMax);

const happeningOf = ({ judgedNo, kind, body }: FeedRow): Happening => ((kind === 'sale' || kind === 'claim') && isSale(body) ? { kind, judgedNo, sale: body } : factOf(judgedNo, kind, body));

const factOf = (judgedNo: number, name: string, body: unknown): Happening => {
  if (typeof body !== 'object' || body === null || !('enrolment' in body) || typeof body.enrolment !== 'string' || !('store' in body)) return { kind: 'fact', judgedNo, name };
  const loss = 'what' in body && typeof body.what === 'object' && body.what !== null && 'kind' in body.what ? String(body.what.kind) : null;
  return { kind: 'fact', judgedNo, name, about: { store: typeof body.store === 'number' ? body.store : null, enrolment: body.enrolment, loss } };
};

const isSale = (body: unknown): body is ConsoleSaleRow =>
  typeof body === 'object' && body !== null && 'storeName' in body && 'enrolment' in body && 'atMs' in body && 'arrivedAtMs' in body && 'answer' in body && typeof body.answer === 'object' && body.answer !== null && 'given' in body.answer && Array.isArray(body.answer.given);
