import type { EventName, PreviewBasis, SaleLine, ToldAnswer } from '@qoa/shared/events';
import type { PullResponse } from '@qoa/shared/protocol';
import type { CampaignRow, Cursor, FeedRow, ProductRow, Scope, StorePay, StoreRow } from '@qoa/shared/feed';
import type { CardCode, EnrolmentId, Epoch, Gtin, InstantMs, ProgrammeId } from '@qoa/shared/ids';
import type { PreviewState } from '@qoa/shared/sale';
import type { Unsubscribe } from '../../platform/listeners.ts';

/** Where a card stands in a programme, as far as this phone has heard. */
export interface Standing {
  readonly programme: ProgrammeId;
  readonly balance: number;
}

/**
 * `queued`: only on this phone. `drawn`: only on this phone, and not to be read (*apartada*). `held`: safe on the server, its verdict is still to come (*por confirmar*). The others are verdicts.
 */
export type ListedState = 'queued' | 'drawn' | 'held' | 'accepted' | 'partial' | 'refused';

/** An answer as the list shows it. `words` are the server's, for a code that this release does not know. */
export type ListedAnswer = ToldAnswer;

/** A card that was added to a listed sale afterwards. */
export interface ListedClaim {
  readonly name: EventName;
  readonly card: CardCode;
  readonly state: ListedState;
  /** Null while queued or drawn. */
  readonly answer: ListedAnswer | null;
}

/** One event of the store as the list shows it. */
export interface ListedEvent {
  readonly name: EventName;
  /** Made on this phone. */
  readonly own: boolean;
  readonly atMs: InstantMs;
  readonly card: CardCode | null;
  readonly lines: readonly SaleLine[];
  readonly ticketCents: number | null;
  readonly state: ListedState;
  /** Null while queued or drawn. */
  readonly answer: ListedAnswer | null;
  /** The card that it was given afterwards, or the last try; null when nobody tried. */
  readonly claim: ListedClaim | null;
}

/** A campaign and how the store stands to it, as this phone last heard. */
export interface StoreCampaign {
  readonly campaign: ProgrammeId;
  /** Its revisions, in the order of publication; at least one. */
  readonly published: readonly CampaignRow[];
  readonly joined: boolean;
  /** The tendero decides: may join, or leave again. */
  readonly invited: boolean;
  /** What the store earns for taking part. */
  readonly pay: StorePay | null;
}

/** What the phone keeps of its feeds. Disposable: losing it costs a snapshot, never an event. */
export interface Replica {
  /** Where a card stands in every programme of this store. Empty when nothing is known of it. */
  readonly standings: (card: CardCode) => Promise<readonly Standing[]>;
  /** Null for a product that the catalogue does not know (yet): it is sold all the same. */
  readonly product: (gtin: Gtin) => Promise<ProductRow | null>;
  /** Every campaign that the store takes part in or is invited to. */
  readonly campaigns: () => Promise<readonly StoreCampaign[]>;
  readonly store: () => Promise<StoreRow | null>;
  /** What a preview made now stands on; null before the first pull. */
  readonly basis: () => Promise<PreviewBasis | null>;
  /** The store's newest events joined with this phone's outbox, newest first, each once. Law: resume */
  readonly events: (limit: number) => Promise<readonly ListedEvent[]>;

  /** What a preview of a sale with this card and these products stands on, with the newest sales to the card that this phone knows of. */
  readonly previewState: (card: CardCode | null, gtins: readonly Gtin[]) => Promise<PreviewState>;

  /** Whose feeds these are. Another enrolment's rows are forgotten first. Law: own tenant */
  readonly follow: (enrolment: EnrolmentId) => Promise<void>;
  readonly cursor: () => Promise<Cursor>;
  /**
   * Applies a pull's pages, each with its cursor in one transaction. Scopes that the reader may no longer follow are forgotten.
   * `more`: pull again, because a page said so or a scope needs a snapshot. Law: resume
   */
  readonly apply: (response: PullResponse) => Promise<{ readonly more: boolean }>;
  /** Applies rows that a live hint carried, if they join on. Missed ones are found by a pull. Law: last mile */
  readonly applyHint: (epoch: Epoch, scope: Scope, rows: readonly FeedRow[]) => Promise<'applied' | 'missed'>;
  /** Forgets everything, so that the next pull brings snapshots. The outbox is not touched. */
  readonly reset: () => Promise<void>;
  /** Called after every change, of this tab or another. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
}

