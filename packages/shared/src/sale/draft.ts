import type { Result } from '../result/index.ts';
import type { SaleRecorded, ScannedProduct } from '../events/index.ts';
import type { CardCode, Cents, Thousandths } from '../ids/index.ts';

/** A sale before it is saved. Survives a reload: it is kept as it is in the outbox database. */
export interface SaleDraft {
  /** Random, made by the shell; saving the same draft twice answers *already saved*. */
  readonly draftId: string;
  readonly card: CardCode | null;
  readonly cardTyped: boolean;
  readonly lines: readonly DraftLine[];
  readonly ticketCents: Cents | null;
}

export interface DraftLine {
  readonly product: ScannedProduct;
  readonly quantity: Thousandths;
  readonly amountCents: Cents | null;
}

/** The fields of a sale that the draft decides; the rest (numbers, clocks) is known when it is sealed. */
export type SaleFields = Pick<SaleRecorded, 'kind' | 'card' | 'cardTyped' | 'lines' | 'ticketCents'>;

/** Why a draft cannot change or be saved. The tendero sees it at once; nothing is lost. */
export type DraftRefusal =
  | { readonly code: 'SALE_EMPTY' }
  | { readonly code: 'SALE_LINES_MAX'; readonly max: number }
  | { readonly code: 'SALE_QUANTITY_RANGE'; readonly max: number };

export type DraftResult<T> = Result<T, DraftRefusal>;

/** Lines of one sale. */
export const saleLinesMax = 100;
/** Ten thousand pieces of one product. */
export const quantityMax: Thousandths = 10_000_000;

export const emptyDraft = (draftId: string): SaleDraft => ({ draftId, card: null, cardTyped: false, lines: [], ticketCents: null });

/** Adds a product: one piece unless said otherwise. A product that stands in the draft without an amount is merged into its line. */
export const addProduct = (draft: SaleDraft, product: ScannedProduct, quantity: Thousandths = 1000): DraftResult<SaleDraft> => {
  throw new Error(`not written yet: ${draft.draftId} ${String(product)} ${quantity}`);
};

/** Sets a line's quantity; 0 takes the line out. */
export const setQuantity = (draft: SaleDraft, index: number, quantity: Thousandths): DraftResult<SaleDraft> => {
  throw new Error(`not written yet: ${draft.draftId} ${index} ${quantity}`);
};

export const setLineAmount = (draft: SaleDraft, index: number, amountCents: Cents | null): SaleDraft => ({
  ...draft,
  lines: draft.lines.map((line, i) => (i === index ? { ...line, amountCents } : line)),
});

/** Attaches a card before, between or after the products; another card replaces it; null makes a guest sale. */
export const withCard = (draft: SaleDraft, card: CardCode | null, typed: boolean): SaleDraft => ({ ...draft, card, cardTyped: card !== null && typed });

/**
 * Decides the sale of a draft. Lines of the same product are merged.
 * Errors: SALE_EMPTY, SALE_LINES_MAX, SALE_QUANTITY_RANGE.
 */
export const completeSale = (draft: SaleDraft): DraftResult<SaleFields> => {
  throw new Error(`not written yet: ${draft.draftId}`);
};
