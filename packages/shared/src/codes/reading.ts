import type { CardCode, EnrolmentCode, Gtin } from '../ids/index.ts';

/** What kind of symbol a frame held, by the names of the web's `BarcodeDetector`, and two of our own. */
export type FrameFormat =
  | 'aztec'
  | 'codabar'
  | 'code_128'
  | 'code_39'
  | 'code_93'
  | 'data_matrix'
  | 'databar'
  | 'ean_13'
  | 'ean_8'
  | 'itf'
  | 'pdf417'
  | 'qr_code'
  | 'typed'
  | 'upc_a'
  | 'upc_e';

/** A decoded frame, or what the tendero typed. */
export interface Frame {
  readonly text: string;
  readonly format: FrameFormat;
}

/** What a frame means at the counter. */
export type Reading =
  | { readonly kind: 'card'; readonly card: CardCode }
  /** `inStore`: the number is the store's own, and names other goods elsewhere. */
  | { readonly kind: 'product'; readonly gtin: Gtin; readonly inStore: boolean }
  /** A product's code that is no GTIN: kept as it is, at most 32 bytes of UTF-8, and resolved later. */
  | { readonly kind: 'raw-product'; readonly raw: string }
  | { readonly kind: 'voucher'; readonly voucher: string }
  | { readonly kind: 'enrolment'; readonly code: EnrolmentCode }
  /** Torn or mistyped: scan or type it again. */
  | { readonly kind: 'wrong-check-digit'; readonly of: 'card' | 'product' | 'enrolment'; readonly text: string }
  | { readonly kind: 'not-ours'; readonly why: NotOurs };

/** Why a symbol is not ours: nothing in it, somebody else's address or text, a kind that a newer release knows, or far too long. */
export type NotOurs = 'empty' | 'other-address' | 'other-text' | 'unknown-kind' | 'too-long';
