import { readFrame, type Reading } from '@qoa/shared/codes';

/** What a person says that they type. */
export type TypedKind = 'product' | 'card' | 'enrolment';

/** How a code stands while it is typed. */
export interface Typed {
  /** `open`: go on typing. `unknown`: no GTIN, and kept as it is. */
  readonly state: 'open' | 'right' | 'wrong' | 'unknown';
  /** What would be added now; null when nothing would. */
  readonly reading: Reading | null;
  /** Symbols still to come, as far as that is known; 0 when it is not. */
  readonly missing: number;
}

const symbolsOf: Readonly<Record<TypedKind, number>> = { product: 8, card: 12, enrolment: 10 };
const groupOf: Readonly<Record<TypedKind, number>> = { product: 0, card: 4, enrolment: 5 };

/** Judges a code while it is typed: only a whole one can be wrong, so that nobody is scolded half-way. */
export const judgeTyped = (text: string, kind: TypedKind): Typed => {
  const symbols = bare(text, kind);
  const missing = Math.max(0, symbolsOf[kind] - symbols.length);
  if (symbols.length === 0 || (missing > 0 && kind !== 'product')) return { state: 'open', reading: null, missing };
  const reading = readFrame({ text: symbols, format: 'typed' });
  if (kind === 'product') return judgeProduct(symbols, reading, missing);
  return reading.kind === kind ? { state: 'right', reading, missing } : { state: 'wrong', reading: null, missing };
};

/** Eight and twelve digits may be a barcode or the first part of one: they are wrong only when the person says that this is all. */
const mayGoOn = (text: string): boolean => /^\d{1,12}$/.test(text);

/** A card's code, typed in the wrong place, is taken for the card that it is. */
const judgeProduct = (text: string, reading: Reading, missing: number): Typed => {
  if (reading.kind === 'product' || reading.kind === 'card') return { state: 'right', reading, missing: 0 };
  if (reading.kind === 'raw-product') return { state: mayGoOn(text) ? 'open' : 'unknown', reading, missing };
  return { state: mayGoOn(text) ? 'open' : 'wrong', reading: null, missing };
};

/** As it is written on the card: in groups, upper case. */
export const grouped = (text: string, kind: TypedKind): string => {
  const size = groupOf[kind];
  if (size === 0) return text;
  return bare(text, kind).replace(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1-');
};

const bare = (text: string, kind: TypedKind): string => {
  if (kind === 'product') return text.trim();
  return text.replace(/[^0-9a-z]/gi, '').toUpperCase().slice(0, symbolsOf[kind]);
};
