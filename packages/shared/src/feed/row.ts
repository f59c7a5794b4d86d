import type { Answer, EventName, Given, SaleLine, ToldAnswer } from '../events/index.ts';
import type { Revision, RevisionDocument } from '../rules/document/revision.ts';
import type { RestrictedKind } from './restricted-kinds.ts';
import type { CardCode, Cents, EnrolmentId, EventHash, Gtin, InstantMs, JudgedNo, ProgrammeId, Seq, StoreId } from '../ids/index.ts';

/** `store:12`, `card:7`, `programme:3`, `catalogue`, `console`. The console's feed is the whole journal. */
export type Scope = string;

/** True for the scope of a campaign's revisions, named by its first unit's programme. */
export const isCampaignScope = (scope: Scope): boolean => scope.startsWith('programme:');

/**
 * One row of a scope's feed. There is one per (scope, judgedNo), and it names its scope's previous number.
 * A row of a kind that the reader does not know is skipped and noted. Law: old phones
 */
export interface FeedRow {
  readonly judgedNo: JudgedNo;
  readonly prev: JudgedNo;
  readonly kind: string;
  readonly body: unknown;
}

/** `sale`, in a store's feed: what every phone of the store may see of an event of the store. */
export interface StoreSaleRow {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly card: CardCode | null;
  readonly lines: readonly SaleLine[];
  readonly ticketCents: number | null;
  readonly atMs: InstantMs;
  readonly answer: ToldAnswer;
}

/** `claim`, in a store's feed: a card added to a sale of the store afterwards. The sale's own row stays as it was. */
export interface StoreClaimRow {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly sale: EventName;
  readonly card: CardCode;
  readonly atMs: InstantMs;
  readonly answer: ToldAnswer;
}

/** `custody`, in a store's feed: an event that nobody here can show as a sale (a kind of a newer release, or a fork). */
export interface CustodyRow {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly atMs: InstantMs;
  readonly answer: ToldAnswer;
}

/** `sale`, in a card's feed: what its holder may see. A card added afterwards shows the sale it was added to, at the sale's time, with the claim's answer. */
export interface CardSaleRow {
  readonly storeName: string;
  /** The store's IANA zone: by its clock the sale is told. Absent in rows of before, and where no store is known. */
  readonly timeZone?: string | undefined;
  readonly atMs: InstantMs;
  readonly products: readonly { readonly name: string; readonly quantity: number }[];
  readonly answer: Pick<Answer, 'class' | 'code' | 'facts' | 'given' | 'judgedNo'>;
}

/**
 * `adjusted`, in a store's feed: after a restore the platform gave a card what a sale had been confirmed to give and was no longer judged to.
 * It points at the sale; `given` says what was added and where that leaves the card.
 */
export interface AdjustedRow {
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly card: CardCode;
  readonly atMs: InstantMs;
  readonly given: readonly Given[];
}

/** `adjusted`, in a card's feed: what its holder may see. */
export interface CardAdjustedRow {
  readonly atMs: InstantMs;
  readonly given: readonly Given[];
}

/** `expired`, in a store's feed: what of a card's units has ended was taken, before a sale or by the clock, and where that leaves the card. */
export interface ExpiredRow extends CardExpiredRow {
  readonly card: CardCode;
}

/** `expired`, in a card's feed: what its holder may see. */
export interface CardExpiredRow {
  /** When the last of it ended. */
  readonly atMs: InstantMs;
  readonly ended: readonly EndedGiven[];
}

/** What ended in one programme. */
export interface EndedGiven extends Pick<Given, 'programme' | 'unit' | 'units' | 'balance'> {
  readonly atMs: InstantMs;
  /** By which rule of the campaign; null: none is known any more. */
  readonly by: 'age' | 'date' | 'first' | 'inactivity' | null;
}

/** `card-erased`, in a store's feed: the card's holder was forgotten and its code is retired. Sales with it stand, and give nothing. */
export interface ErasedRow {
  readonly card: CardCode;
}

/** `balance`, in the snapshot of a card or a store: where a card stands in a programme. */
export interface BalanceRow {
  readonly card: CardCode;
  readonly programme: ProgrammeId;
  readonly balance: number;
}

/** `campaign`, in a programme's feed: a phone gets a revision with its store scopes answered (`resolveStores`). */
export type CampaignRow = RevisionDocument;

/** `campaign`, in a programme's feed as a card's page gets it, of what is published in the whole language: what it is for, never where it runs nor among whom. */
export type CardCampaignRow = Pick<Revision, 'v' | 'campaign' | 'revision' | 'name' | 'effectiveFromMs' | 'startsAtMs' | 'endsAtMs' | 'state' | 'redeemUntilMs' | 'timeZone' | 'units' | 'tiers' | 'rewards'>;

/**
 * `joined`, in a store's feed: the store takes part in a campaign, or does not (any more). Its programme's feed may be followed while it takes part
 * or is `invited`: then the tendero may join, and one who joined may leave.
 */
export interface JoinedRow {
  readonly programme: ProgrammeId;
  readonly joined: boolean;
  readonly invited?: boolean;
  /** What the store earns for taking part. */
  readonly pay?: StorePay | null;
}

/** What a store earns for each counted sale, unit or prize. */
export interface StorePay {
  readonly cents: Cents;
  readonly per: 'sale' | 'unit' | 'prize';
}

/** `store`, in a store's feed. */
export interface StoreRow {
  readonly id: StoreId;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

/** `product`, in the catalogue's feed. */
export interface ProductRow {
  readonly gtin: Gtin;
  readonly name: string;
  readonly brand: string;
  readonly cpg: number;
  readonly restricted: RestrictedKind | null;
  /** Paths from general to special, as `bebidas/refrescos`. */
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
}
