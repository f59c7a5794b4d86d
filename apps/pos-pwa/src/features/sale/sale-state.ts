import type { ErrorCode } from '@qoa/shared/errors';
import type { EventName, Facts } from '@qoa/shared/events';
import type { Cents, Thousandths } from '@qoa/shared/ids';
import { addProduct, emptyDraft, completeSale, restOfSale, saleContent, setLineAmount, setQuantity, setTicket, withCard, type DraftRefusal, type DraftResult, type SaleDraft } from '@qoa/shared/sale';
import type { Appended } from '../outbox/index.ts';
import type { Meant, ReadBy } from '../scan/index.ts';

/** What keeps a sale from being saved or changed. */
export interface SaleProblem {
  readonly code: ErrorCode;
  readonly facts?: Facts;
}

/** A sale that is durable on this phone. */
export interface SavedSale {
  readonly draft: SaleDraft;
  readonly name: EventName;
  readonly saved: Appended['saved'];
}

/**
 * The sale on screen: making -> saving -> making (a new, empty one, with the saved one still shown) or making (the same, with its problem).
 * What is read while one is being saved belongs to the next. One that another tab saved leaves this screen too; what it had not saved stays.
 */
export interface SaleState {
  readonly phase: 'making' | 'saving';
  readonly draft: SaleDraft;
  /** Read while saving. */
  readonly late: readonly Read[];
  /** The line that the last reading went to; null when it was a card or nothing. */
  readonly touched: number | null;
  readonly problem: SaleProblem | null;
  /** The one saved last, shown until the next reading. */
  readonly saved: SavedSale | null;
  /** The saved sale that the next card is for. */
  readonly attaching: EventName | null;
  /** What the last removal took away, to be put back. */
  readonly undo: SaleDraft | null;
}

/** One code that came in. */
export interface Read {
  readonly reading: Meant;
  readonly by: ReadBy;
}

/** What happens to the sale on screen. */
export type SaleAction =
  | { readonly do: 'read'; readonly read: Read }
  | { readonly do: 'quantity'; readonly line: number; readonly quantity: Thousandths }
  /** What was paid: the ticket, and each line in its order; null where nobody said. */
  | { readonly do: 'amounts'; readonly ticketCents: Cents | null; readonly lineCents: readonly (Cents | null)[] }
  | { readonly do: 'drop-card' }
  | { readonly do: 'discard'; readonly nextDraftId: string }
  | { readonly do: 'undo' }
  /** The next card is for the sale just saved; or no longer. */
  | { readonly do: 'attach'; readonly now: boolean }
  | { readonly do: 'restore'; readonly draft: SaleDraft }
  | { readonly do: 'saving' }
  | { readonly do: 'saved'; readonly name: EventName; readonly saved: 'now' | 'already'; readonly nextDraftId: string }
  /** Another tab saved what stood there under this draft id; `content` is null when nobody knows how it differed. */
  | { readonly do: 'saved-elsewhere'; readonly draftId: string; readonly name: EventName; readonly content: string | null; readonly nextDraftId: string }
  | { readonly do: 'failed'; readonly problem: SaleProblem };

/** A screen that has just opened. */
export const openingSale = (draftId: string): SaleState => ({ phase: 'making', draft: emptyDraft(draftId), late: [], touched: null, problem: null, saved: null, attaching: null, undo: null });

/** Nothing scanned yet. */
export const isEmpty = (draft: SaleDraft): boolean => draft.lines.length === 0 && draft.card === null;

/** The sale after one thing happened to it. Law: once (what is being saved no longer changes) */
export const stepSale = (state: SaleState, action: SaleAction): SaleState => {
  switch (action.do) {
    case 'read':
      return state.phase === 'saving' ? { ...state, late: [...state.late, action.read] } : withRead({ ...state, saved: null, undo: null }, action.read);
    case 'quantity':
      return state.phase === 'saving' ? state : changed(state, setQuantity(state.draft, action.line, action.quantity), action.quantity > 0 ? action.line : null);
    case 'amounts':
      return state.phase === 'saving' ? state : { ...state, draft: action.lineCents.reduce((draft, cents, line) => setLineAmount(draft, line, cents), setTicket(state.draft, action.ticketCents)) };
    case 'drop-card':
      return state.phase === 'saving' ? state : { ...state, draft: withCard(state.draft, null, false), touched: null, undo: state.draft };
    case 'discard':
      return state.phase === 'saving' ? state : { ...openingSale(action.nextDraftId), undo: state.draft };
    case 'undo':
      return state.undo === null || state.phase === 'saving' ? state : { ...state, draft: state.undo, undo: null, touched: null };
    case 'restore':
      return state.phase === 'saving' || state.draft.draftId === action.draft.draftId ? state : { ...state, draft: joined(action.draft, state.draft), touched: null };
    case 'attach':
      return { ...state, attaching: action.now ? (state.saved?.name ?? null) : null };
    case 'saving':
      return { ...state, phase: 'saving', problem: null, undo: null };
    case 'saved':
      return afterSaved(state, action);
    case 'saved-elsewhere':
      return state.draft.draftId === action.draftId ? afterSavedElsewhere(state, action) : state;
    case 'failed':
      return state.late.reduce(withRead, { ...state, phase: 'making', problem: action.problem, late: [] });
  }
};

const afterSaved = ({ draft, late }: SaleState, { name, saved, nextDraftId }: Pick<SavedSale, 'name' | 'saved'> & { readonly nextDraftId: string }): SaleState =>
  late.reduce(withRead, { ...openingSale(nextDraftId), saved: late.length === 0 ? { draft, name, saved } : null });

/** Nothing of it is dropped, and nothing of it is saved by itself: the person sees what is left, and decides. Laws: kept, once */
const afterSavedElsewhere = (state: SaleState, { name, content, nextDraftId }: Extract<SaleAction, { do: 'saved-elsewhere' }>): SaleState => {
  if (content === contentOnScreen(state.draft)) return afterSaved(state, { name, saved: 'already', nextDraftId });
  const rest = content === null ? { ...state.draft, draftId: nextDraftId } : restOfSale(state.draft, content, nextDraftId);
  if (isEmpty(rest)) return afterSaved(state, { name, saved: 'otherwise', nextDraftId });
  return { ...state.late.reduce(withRead, { ...openingSale(nextDraftId), draft: rest }), problem: { code: 'SALE_SAVED_IN_PART' } };
};

const contentOnScreen = (draft: SaleDraft): string => {
  const completed = completeSale(draft);
  return completed.ok ? saleContent(completed.value) : '';
};

/** The sale from before a reload with what was read before it was found again. */
const joined = (kept: SaleDraft, begun: SaleDraft): SaleDraft => {
  const carded = begun.card === null ? kept : withCard(kept, begun.card, begun.cardTyped);
  return begun.lines.reduce((draft, { product, quantity }) => {
    const added = addProduct(draft, product, quantity);
    return added.ok ? added.value : draft;
  }, carded);
};

const withRead = (state: SaleState, { reading, by }: Read): SaleState => {
  switch (reading.kind) {
    case 'card':
      return { ...state, draft: withCard(state.draft, reading.card, by === 'typed'), touched: null };
    case 'product': {
      return changed(state, addProduct(state.draft, { gtin: reading.gtin }), null);
    }
    case 'raw-product':
      return changed(state, addProduct(state.draft, { raw: reading.raw }), null);
    case 'enrolment':
      return state;
  }
};

const changed = (state: SaleState, result: DraftResult<SaleDraft>, line: number | null): SaleState => {
  if (!result.ok) return { ...state, problem: problemOf(result.error) };
  const lost = result.value.lines.length < state.draft.lines.length;
  return { ...state, draft: result.value, problem: null, touched: line ?? changedLine(state.draft, result.value), undo: lost ? state.draft : null };
};

/** A draft's refusal in the registry's terms. */
export const problemOf = ({ code, ...facts }: DraftRefusal): SaleProblem => ({ code, facts });

const changedLine = (before: SaleDraft, after: SaleDraft): number | null => {
  const line = after.lines.findIndex((each, i) => each !== before.lines[i]);
  return line < 0 || after.lines.length < before.lines.length ? null : line;
};
