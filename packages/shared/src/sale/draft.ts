import { linesAmountOf } from './amount.ts';
import { err, ok, type Result } from '../result/index.ts';
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

/** A draft step's answer. */
export type DraftResult<T> = Result<T, DraftRefusal>;

/** Lines of one sale. */
export const saleLinesMax = 100;
/** Ten thousand pieces of one product. */
export const quantityMax: Thousandths = 10_000_000;

/** A draft of which nothing is scanned yet. */
export const emptyDraft = (draftId: string): SaleDraft => ({ draftId, card: null, cardTyped: false, lines: [], ticketCents: null });

/** Adds a product: one piece unless said otherwise. A product that stands in the draft without an amount is merged into its line. */
export const addProduct = (draft: SaleDraft, product: ScannedProduct, quantity: Thousandths = 1000): DraftResult<SaleDraft> => {
  const index = draft.lines.findIndex((line) => line.amountCents === null && isSameProduct(line.product, product));
  const line = draft.lines[index];
  if (line !== undefined) return setQuantity(draft, index, line.quantity + quantity);
  if (!isQuantity(quantity)) return err({ code: 'SALE_QUANTITY_RANGE', max: quantityMax });
  if (draft.lines.length >= saleLinesMax) return err({ code: 'SALE_LINES_MAX', max: saleLinesMax });
  return ok({ ...draft, lines: [...draft.lines, { product, quantity, amountCents: null }] });
};

/** Sets a line's quantity; 0 takes the line out. What another number of pieces costs nobody has told: the line's amount is forgotten. */
export const setQuantity = (draft: SaleDraft, index: number, quantity: Thousandths): DraftResult<SaleDraft> => {
  if (quantity === 0) return ok({ ...draft, lines: draft.lines.filter((_, i) => i !== index) });
  if (!isQuantity(quantity)) return err({ code: 'SALE_QUANTITY_RANGE', max: quantityMax });
  return ok({ ...draft, lines: draft.lines.map((line, i) => (i === index && quantity !== line.quantity ? { ...line, quantity, amountCents: null } : line)) });
};

/** Sets a line's price, or forgets it with null. */
export const setLineAmount = (draft: SaleDraft, index: number, amountCents: Cents | null): SaleDraft => ({
  ...draft,
  lines: draft.lines.map((line, i) => (i === index ? { ...line, amountCents } : line)),
});

/** Sets what the whole ticket came to, or forgets it with null. */
export const setTicket = (draft: SaleDraft, ticketCents: Cents | null): SaleDraft => ({ ...draft, ticketCents });

/** Attaches a card before, between or after the products; another card replaces it; null makes a guest sale. */
export const withCard = (draft: SaleDraft, card: CardCode | null, typed: boolean): SaleDraft => ({ ...draft, card, cardTyped: card !== null && typed });

/**
 * Decides the sale of a draft. Lines of the same product are merged.
 * Errors: SALE_EMPTY, SALE_LINES_MAX, SALE_QUANTITY_RANGE.
 */
export const completeSale = (draft: SaleDraft): DraftResult<SaleFields> => {
  const { lines, ticketCents } = soldOf(draft);
  if (lines.length === 0) return err({ code: 'SALE_EMPTY' });
  if (lines.length > saleLinesMax) return err({ code: 'SALE_LINES_MAX', max: saleLinesMax });
  if (!lines.every(({ quantity }) => isQuantity(quantity))) return err({ code: 'SALE_QUANTITY_RANGE', max: quantityMax });
  return ok({ kind: 'SaleRecorded', card: draft.card, cardTyped: draft.cardTyped, lines, ticketCents });
};

/** What a draft sells, as the saved sale will say it: lines of the same product merged, and no ticket that the lines already say. */
export const soldOf = (draft: Pick<SaleDraft, 'lines' | 'ticketCents'>): Pick<SaleFields, 'lines' | 'ticketCents'> => {
  const lines = mergedLines(draft.lines);
  return { lines, ticketCents: draft.ticketCents === linesAmountOf(lines) ? null : draft.ticketCents };
};

/** Lines of one product become one, in the place of the first. Priced and unpriced lines stay apart: their sum would not be known. */
const mergedLines = (lines: readonly DraftLine[]): readonly DraftLine[] => {
  const merged: DraftLine[] = [];
  for (const line of lines) {
    const index = merged.findIndex((other) => isSameProduct(other.product, line.product) && (other.amountCents === null) === (line.amountCents === null));
    const twin = merged[index];
    if (twin === undefined) merged.push(line);
    else merged[index] = { ...twin, quantity: twin.quantity + line.quantity, amountCents: twin.amountCents === null || line.amountCents === null ? null : twin.amountCents + line.amountCents };
  }
  return merged;
};

const isSameProduct = (a: ScannedProduct, b: ScannedProduct): boolean => ('gtin' in a ? 'gtin' in b && a.gtin === b.gtin : 'raw' in b && a.raw === b.raw);

const isQuantity = (quantity: Thousandths): boolean => Number.isInteger(quantity) && quantity > 0 && quantity <= quantityMax;
