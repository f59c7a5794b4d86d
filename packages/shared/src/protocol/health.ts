import type { Answer, Given } from '../events/index.ts';
import type { CardSaleRow } from '../feed/index.ts';
import type { Cents, EnrolmentId, Epoch, EventHash, InstantMs, JudgedNo, Seq, StoreId } from '../ids/index.ts';
import type { HoldChoice } from '../judge/index.ts';
import type { CloseReason, Loss, LossClosing } from '../loss/index.ts';

/** `GET /v1/admin/sync-health`: every store and phone as the server knows them at `serverMs`. Ages are counted from there, never from the reader's clock. */
export interface SyncHealth {
  readonly serverMs: InstantMs;
  readonly epoch: Epoch;
  /** Who reads: `support` may look, `admin` may also make codes and revoke. */
  readonly reader: 'admin' | 'support';
  /** The head of the one total order: everything answered so far. */
  readonly judgedNo: JudgedNo;
  /** The last proved backup of this life of the storage, and up to where it reaches; null: there is none. Phones forget by it. */
  readonly lastBackup: { readonly atMs: InstantMs; readonly judgedNo: JudgedNo } | null;
  /** Ordered by name; a store without phones is listed too. */
  readonly stores: readonly StoreHealth[];
  /** Every open loss, the newest first, then those closed in the last 30 days, at most 100. */
  readonly losses: readonly LossHealth[];
  readonly holds: HoldsHealth;
}

/** What waits in custody for people, and what they decided. */
export interface HoldsHealth {
  /** All that wait, also those that are not listed. */
  readonly waiting: number;
  /** Those that wait, the oldest first, at most 50; then those decided in the last 30 days, the latest first, at most 50. */
  readonly shown: readonly HoldHealth[];
}

/** One event in custody as the console shows it: neither card nor customer. */
export interface HoldHealth extends HeldSale {
  /** The place of its custody: its name. */
  readonly no: JudgedNo;
  /** The latest place of anything under its number: a decision names it, so that nobody decides on what they have not seen. */
  readonly seenNo: JudgedNo;
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly store: StoreId | null;
  /** Why it was held: FORK, ENROLMENT_REVOKED, POISONED. */
  readonly code: string;
  readonly receivedAtMs: InstantMs;
  /** What came first under its number; null: it came first itself. */
  readonly first: (HeldSale & { readonly answer: Pick<Answer, 'class' | 'code'> }) | null;
  readonly decided: HoldOutcome | null;
}

/** What an event says, as far as the console may see it. */
export interface HeldSale {
  readonly kind: 'sale' | 'claim' | 'unread';
  /** When it happened, as the clock rules corrected it. */
  readonly atMs: InstantMs;
  readonly products: readonly { readonly name: string; readonly quantity: number }[];
  readonly ticketCents: Cents | null;
  readonly hasCard: boolean;
}

/** How custody ended, and who ended it: their e-mail, null when nobody knows it any more. */
export interface HoldOutcome {
  readonly choice: HoldChoice;
  readonly reason: string;
  readonly by: string | null;
  readonly atMs: InstantMs;
  readonly became: Pick<Answer, 'class' | 'code'>;
}

/** `GET /v1/admin/holds/:no`: what it would come to, were it counted at this moment; null: it cannot be counted as things are. */
export interface HoldWeighed {
  readonly wouldBe: (Pick<Answer, 'class' | 'code'> & { readonly given: readonly Pick<Given, 'programme' | 'unit' | 'units'>[] }) | null;
}

/** `POST /v1/admin/holds/:no/decide`: answers what was decided, by the first who did. */
export interface DecideHoldRequest {
  readonly choice: HoldChoice;
  /** Written by hand, and kept. */
  readonly reason: string;
  /** As they were shown. */
  readonly hash: EventHash;
  readonly seenNo: JudgedNo;
}

/** One loss as the console shows it; who closed it by hand is told by their e-mail, null when nobody knows any more. */
export interface LossHealth extends Omit<Loss, 'closed'> {
  readonly closed: Extract<LossClosing, { how: 'came' }> | (Omit<Extract<LossClosing, { how: 'by-hand' }>, 'by'> & { readonly by: string | null }) | null;
}

/** `POST /v1/admin/losses/:no/close` {reason}: answers when it was closed, by the first who did. */
export interface CloseLossRequest {
  readonly reason: CloseReason;
}

/** One store with its phones, the latest enrolment first. */
export interface StoreHealth {
  readonly store: StoreId;
  readonly code: string;
  readonly name: string;
  readonly devices: readonly DeviceHealth[];
}

/** One enrolment: what the phone last said of itself, and what the server misses of it. */
export interface DeviceHealth {
  readonly enrolment: EnrolmentId;
  readonly state: 'active' | 'revoked' | 'lost';
  /** The server's keyring has lost the key of this phone: it waits, with all that it sold, until the key is back. */
  readonly keyLost: boolean;
  readonly enrolledAtMs: InstantMs;
  /** The last authenticated contact, heartbeats too; null when the phone has never reported since it enrolled. */
  readonly reportedAtMs: InstantMs | null;
  /** Events that the phone has not had answered, as of its last report. */
  readonly queuedEvents: number;
  /** When the oldest of them was sealed, by the phone's wall clock plus `clockOffsetMs`; null with an empty queue. */
  readonly oldestQueuedAtMs: InstantMs | null;
  /** Bytes that nobody can read, kept on the phone. */
  readonly drawerEnvelopes: number;
  readonly frontier: Seq;
  readonly highestSeq: Seq;
  /** Numbers that the phone no longer has and the server never got: evidence of loss. No more than 100,000 are told, whatever a phone states. */
  readonly holes: number;
  /** Numbers below an event that came by another path and are still expected. */
  readonly awaited: number;
  /** Events in custody: durable here, judged later. */
  readonly held: number;
  /** Server time minus the phone's wall clock at the last report; null before the first. */
  readonly clockOffsetMs: number | null;
  /** The app's version, as the phone names it; null before the first report. */
  readonly app: string | null;
  readonly storage: { readonly usedBytes: number | null; readonly quotaBytes: number | null; readonly persisted: boolean | null };
  /** The code of what keeps sales from being saved or sent, as of its last report; null when it knows of nothing. */
  readonly trouble: string | null;
  /** Refused events by code, in the 24 hours before `serverMs`. */
  readonly refusalsByCode: Readonly<Record<string, number>>;
  /** Answers of every class in the 24 hours before `serverMs`. */
  readonly answeredLastDay: number;
}

/** `sale`, in the console's feed: an event and its answer as whoever operates the platform may see it, without card or customer. */
export interface ConsoleSaleRow {
  readonly store: StoreId;
  readonly storeName: string;
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  /** The event's corrected time. */
  readonly atMs: InstantMs;
  readonly arrivedAtMs: InstantMs;
  readonly answer: CardSaleRow['answer'];
}

/** `POST /v1/admin/enrolment-codes` {store}: a code that enrols one phone, once. */
export interface EnrolmentCodeResponse {
  readonly code: string;
  /** The address that the phone opens; the page draws it as a QR. */
  readonly url: string;
  readonly expiresAtMs: InstantMs;
}

/** `POST /v1/card/session` and `GET /v1/card`: the card behind the cookie. The QR is an SVG element as text. */
export interface CardSessionResponse {
  readonly card: { readonly code: string; readonly qr: string };
  readonly epoch: Epoch;
}
