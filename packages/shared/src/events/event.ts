import type { CardCode, Cents, EnrolmentId, Epoch, EventHash, Gtin, InstantMs, JudgedNo, Seq, Thousandths } from '../ids/index.ts';

/** The numbers that stand in the envelope. Never renamed, never reused. */
export const eventKindNumbers = {
  SaleRecorded: 1,
  SaleVoided: 2,
  ReturnRecorded: 3,
  RewardRedeemed: 4,
  SaleClaimed: 5,
  LeaseReturned: 6,
} as const;

export type EventKind = keyof typeof eventKindNumbers;

/** What every device event says about who wrote it, when, and in which knowledge. */
export interface EventHeader {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  /** The phone's wall clock when the event was sealed. It is a claim, never a bound. */
  readonly wallMs: InstantMs;
  /** A random 32-bit id of the page load that sealed the event. */
  readonly clockSession: number;
  /** `performance.now()` in whole ms; it may stand still in sleep, so it bounds elapsed time from below. */
  readonly monotonicMs: number;
  /** Server time minus wall, in whole seconds, as the phone last knew it; null before its first contact. */
  readonly offsetS: number | null;
  /** The campaign rows on which the preview stood: low 16 bits of the epoch, and a judgedNo. Null: no replica yet. */
  readonly basis: PreviewBasis | null;
  /** The number of the person in the store; 0 is the owner. */
  readonly actor: number;
}

export interface PreviewBasis {
  readonly epoch16: number;
  readonly judgedNo: JudgedNo;
}

/** What was scanned: a GTIN, or raw text (at most 32 bytes of UTF-8) that is resolved later. */
export type ScannedProduct = { readonly gtin: Gtin } | { readonly raw: string };

export interface SaleLine {
  readonly product: ScannedProduct;
  readonly quantity: Thousandths;
  /** The line's whole price with tax, after discounts; null when the tendero did not say. */
  readonly amountCents: Cents | null;
}

export interface SaleRecorded extends EventHeader {
  readonly kind: 'SaleRecorded';
  /** Null is a guest sale, which its customer may claim afterwards. */
  readonly card: CardCode | null;
  /** How the card was given. Typed cards are a risk signal, not a refusal. */
  readonly cardTyped: boolean;
  /** From 1 to 100. */
  readonly lines: readonly SaleLine[];
  /** The whole ticket, when it is known and differs from the lines' sum. */
  readonly ticketCents: Cents | null;
}

/** A guest sale is given its card afterwards: a later fact that points at the sale, whose own verdict stays. */
export interface SaleClaimed extends EventHeader {
  readonly kind: 'SaleClaimed';
  /** The sale, by its whole name: it may be another phone's of the same store. */
  readonly sale: EventName;
  readonly card: CardCode;
  readonly cardTyped: boolean;
}

/** An event of a kind whose body this release cannot read: its header is true, its body is kept as it came. */
export interface SealedBody extends EventHeader {
  readonly kind: 'Sealed';
  readonly kindNumber: number;
  /** The six high bits of the flags byte, whose meaning is the kind's own. */
  readonly bodyFlags: number;
  readonly body: Uint8Array;
}

export type DeviceEvent = SaleRecorded | SaleClaimed | SealedBody;

/** An event's compact bytes with their tag, named by (enrolment, seq, hash). It never changes. */
export interface Envelope {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly bytes: Uint8Array;
}

/** The name by which a later event points at an earlier one. */
export interface EventName {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
}

export type { Epoch };
