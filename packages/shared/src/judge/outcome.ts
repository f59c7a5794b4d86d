import type { Answer, Given } from '../events/index.ts';
import type { AwaitingClaim, ClaimRow, VerdictRow } from './claims.ts';
import type { HoldRow } from './hold-decision.ts';
import type { EndedGiven, Scope } from '../feed/index.ts';
import type { CardCode, CardId, EnrolmentId, EventHash, InstantMs, JudgedNo, ProgrammeId, Seq, StoreId } from '../ids/index.ts';
import type { AccountKind, Lot, Posting } from '../ledger/index.ts';
import type { Loss } from '../loss/index.ts';
import type { CardState, RaisedTotals, StoredUse } from '../rules/index.ts';

/** The answer to one arrival. Not fresh: it was stored, or an earlier arrival of the same batch got it. Law: once */
export interface Judged {
  readonly answer: Answer;
  readonly fresh: boolean;
}

/** One stored event with its answer: a row of `events`, or of `forks` when its (source, seq) was taken by other bytes. */
export interface EventRow {
  readonly judgedNo: JudgedNo;
  /** The number of its custody, when its verdict came in the same batch; null for all others. */
  readonly heldNo: JudgedNo | null;
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly bytes: Uint8Array;
  readonly kindNumber: number;
  /** Null only when the enrolment is unknown to the state. */
  readonly store: StoreId | null;
  readonly card: CardId | null;
  readonly atMs: InstantMs;
  readonly sure: boolean;
  readonly receivedMs: InstantMs;
  readonly answer: Answer;
}

/** `BalanceAdjusted`, a fact: what an event that came again after a restore was given beside its verdict, so that nothing confirmed is taken back. */
export interface AdjustmentRow {
  readonly judgedNo: JudgedNo;
  /** The event that it points at. */
  readonly enrolment: EnrolmentId;
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly store: StoreId;
  readonly card: CardId;
  readonly cardCode: CardCode;
  readonly atMs: InstantMs;
  readonly given: readonly Given[];
  /** What could not be posted here: people decide. */
  readonly owed: readonly Pick<Given, 'programme' | 'units'>[];
}

/** `CreditExpired`, a fact: what has ended of a card was taken. */
export interface ExpiryRow {
  readonly judgedNo: JudgedNo;
  /** Where a sale brought it about; null: nobody sold. */
  readonly store: StoreId | null;
  readonly card: CardId;
  readonly cardCode: CardCode;
  /** When the last of it ended. */
  readonly atMs: InstantMs;
  readonly ended: readonly EndedGiven[];
}

/** So many units of a card's stored lots are closed, the soonest-ending first. One row a (card, programme). */
export interface LotClosing {
  readonly card: CardId;
  readonly programme: ProgrammeId;
  readonly units: number;
}

/** A posting with its place in the one total order: (judgedNo, ordinal), the ordinal from 0 within one judgedNo. */
export interface PostingRow extends Posting {
  readonly judgedNo: JudgedNo;
  readonly ordinal: number;
}

export interface LotRow extends Lot {
  readonly judgedNo: JudgedNo;
}

/** The new state of one card in one programme: the last of the batch, to be written over what stands. */
export interface CardStateRow {
  readonly card: CardId;
  readonly programme: ProgrammeId;
  readonly state: CardState;
  /** The last judgedNo that changed it. */
  readonly judgedNo: JudgedNo;
  /** Nothing was on record of the card there before this batch. */
  readonly isFirst: boolean;
}

/** The batch's sum for one account: to be added to its balance. Never 0. The deltas of a batch sum to zero in each programme. */
export interface AccountDelta {
  readonly kind: AccountKind;
  readonly owner: number;
  readonly programme: ProgrammeId;
  readonly delta: number;
}

/** What a batch used of a campaign's limit for everyone. */
export interface TotalUseRow extends StoredUse {
  readonly campaign: ProgrammeId;
}

/** A feed row as it is stored: its body is projected from the event when read. One a (scope, judgedNo). */
export interface FeedRowStored {
  readonly scope: Scope;
  readonly judgedNo: JudgedNo;
  readonly prev: JudgedNo;
  /** `sale`; `claim`, in a store's scope, for a card added to one (a card's scope shows the sale itself); `custody` for what no reader can show (unknown kind, fork);
   * `adjusted` and `expired` for facts of those kinds. */
  readonly kind: 'sale' | 'claim' | 'custody' | 'adjusted' | 'expired';
}

/** A fact: a loss was noticed, or closed by what came. `loss` is as it was then. */
export interface LossNews {
  readonly judgedNo: JudgedNo;
  readonly news: 'opened' | 'closed';
  readonly loss: Loss;
}

/** What one batch changes. Every list is of flat rows, one field a column, and is written set-based in one transaction. Law: whole */
export interface BatchOutcome {
  /** One for each arrival, in the order of the arrivals. */
  readonly answers: readonly Judged[];
  readonly nextJudgedNo: JudgedNo;
  readonly events: readonly EventRow[];
  readonly forks: readonly EventRow[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly expiries: readonly ExpiryRow[];
  readonly closings: readonly LotClosing[];
  readonly postings: readonly PostingRow[];
  readonly lots: readonly LotRow[];
  readonly cardStates: readonly CardStateRow[];
  readonly accountDeltas: readonly AccountDelta[];
  /** Of the campaigns that ask: what this batch raised, to be laid over what stands. */
  readonly totals: ReadonlyMap<ProgrammeId, RaisedTotals>;
  /** The same to be written: added to what is stored. One row a (campaign, counter, instant). */
  readonly totalUses: readonly TotalUseRow[];
  readonly feed: readonly FeedRowStored[];
  /** Claims that this batch judged or holds. */
  readonly claims: readonly ClaimRow[];
  readonly verdicts: readonly VerdictRow[];
  /** What people decided of custody; the verdicts stand in `verdicts`. */
  readonly holds: readonly HoldRow[];
  /** What waits now, by the `eventKey` of the sale, wherever this batch changed it. */
  readonly awaiting: ReadonlyMap<string, readonly AwaitingClaim[]>;
  /** Of each enrolment whose losses this batch opened, changed or closed: all that were watched, as they stand now. */
  readonly losses: ReadonlyMap<EnrolmentId, readonly Loss[]>;
  readonly lossNews: readonly LossNews[];
  /** The new heads of the scopes that `feed` touches. */
  readonly scopeHeads: ReadonlyMap<Scope, JudgedNo>;
}
