import type { RestrictedKind } from '../feed/index.ts';
import type { Cents, CpgId, Gtin, InstantMs, StoreId, Thousandths } from '../ids/index.ts';
import type { StoreType } from './document/scope.ts';

/** A sale as rules see it, everything looked up. Section 1. */
export interface SaleFacts {
  readonly atMs: InstantMs;
  readonly store: StoreFacts;
  /** Null: a guest's. */
  readonly card: CardFacts | null;
  /** In the order of scanning. */
  readonly lines: readonly LineFacts[];
  readonly ticketCents: Cents | null;
}

export interface LineFacts {
  /** Null: raw text that is no GTIN. */
  readonly gtin: Gtin | null;
  /** Null: not in the catalogue. */
  readonly cpg: CpgId | null;
  readonly brand: string | null;
  /** Paths from general to special, as `bebidas/refrescos`. */
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly restricted: RestrictedKind | null;
  readonly quantity: Thousandths;
  /** Of the whole line, with tax, after its discounts. */
  readonly amountCents: Cents | null;
  /** Handed over for a voucher. */
  readonly isPrize: boolean;
}

export interface StoreFacts {
  readonly id: StoreId;
  readonly type: StoreType;
  readonly country: string;
  readonly state: string;
  readonly city: string;
  readonly lists: readonly string[];
}

export interface CardFacts extends CardTraits {
  /** 0 to 9999, fixed for life. */
  readonly bucket: number;
}

/** What a card has beyond its code. */
export interface CardTraits {
  /** The segments that it is in; on a phone by their tokens (`withTagTokens`). */
  readonly tags: readonly string[];
  readonly birthday: Birthday | null;
  /** A phone learns no birthday: the server tells it which birthday rules give today, by `birthdayRuleKey`. */
  readonly birthdaysDue?: readonly string[];
}

/** A day of every year; the year is never asked. */
export interface Birthday {
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}
