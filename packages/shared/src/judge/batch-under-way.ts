import type { Answer } from '../events/index.ts';
import type { Scope } from '../feed/index.ts';
import type { CardId, EnrolmentId, JudgedNo, ProgrammeId } from '../ids/index.ts';
import { type Account, accountKey, type Posting } from '../ledger/index.ts';
import type { Loss } from '../loss/index.ts';
import { asksTotals, type CampaignTotals, type CardState, emptyCampaignTotals, emptyCardState, overTotals, type PublishedRevision, type RaisedTotals, raiseOver, storedUsesOf, type Uses } from '../rules/index.ts';
import type { Arrival } from './arrival.ts';
import type { AwaitingClaim, ClaimRow, VerdictRow } from './claims.ts';
import type { HoldRow } from './hold-decision.ts';
import type { AccountDelta, AdjustmentRow, BatchOutcome, CardStateRow, EventRow, ExpiryRow, FeedRowStored, LossNews, LotClosing, LotRow, PostingRow, TotalUseRow } from './outcome.ts';
import { type BatchState, cardStateKey } from './state.ts';

/** One card while its batch is judged: what was read of it is looked up once. */
export interface CardUnderWay {
  readonly card: CardId;
  /** Those that were looked at: few, so they are looked through. */
  readonly standings: StandingUnderWay[];
}

/** The same in one programme. */
export interface StandingUnderWay {
  readonly programme: ProgrammeId;
  state: CardState;
  /** The last that changed it in this batch; null: none did. */
  judgedNo: JudgedNo | null;
  readonly isFirst: boolean;
}

/** A batch while it is judged: what was read, and what has changed so far. It lives and dies inside one `judgeBatch`. */
export interface BatchUnderWay {
  readonly read: BatchState;
  nextJudgedNo: JudgedNo;
  /** Fresh answers by `eventKey`, and of forks by `forkKey`. */
  readonly answered: Map<string, Answer>;
  readonly events: EventRow[];
  readonly forks: EventRow[];
  readonly adjustments: AdjustmentRow[];
  readonly expiries: ExpiryRow[];
  /** By `cardStateKey`. */
  readonly closings: Map<string, LotClosing>;
  readonly postings: PostingRow[];
  readonly lots: LotRow[];
  readonly cards: Map<CardId, CardUnderWay>;
  readonly deltas: Map<string, { readonly account: Account; delta: number }>;
  /** Of the campaigns that ask: those that this batch raised. */
  readonly totals: Map<ProgrammeId, RaisedTotals>;
  /** By campaign, counter and instant. */
  readonly totalUses: Map<string, TotalUseRow>;
  readonly feed: FeedRowStored[];
  readonly scopeHeads: Map<Scope, JudgedNo>;
  readonly arrivals: readonly Arrival[];
  /** By `forkKey`, made when a claim first looks for a sale of its own batch. */
  arrivalByKey: Map<string, Arrival> | null;
  /** Claims by their own `eventKey`, as they stand now. */
  readonly claims: Map<string, ClaimRow>;
  /** `forkKey` of the sales that were claimed in this batch. */
  readonly claimed: Set<string>;
  /** What waits for a sale as this batch has it by now, by the `eventKey` of the sale. */
  readonly awaiting: Map<string, readonly AwaitingClaim[]>;
  readonly verdicts: VerdictRow[];
  readonly holds: HoldRow[];
  /** Of the enrolments whose losses this batch changed: all that are watched, as they stand now. */
  readonly losses: Map<EnrolmentId, readonly Loss[]>;
  readonly lossNews: LossNews[];
}

/** A batch of which nothing is judged yet. */
export const beginBatch = (read: BatchState, arrivals: readonly Arrival[]): BatchUnderWay => ({
  read,
  nextJudgedNo: read.nextJudgedNo,
  answered: new Map(),
  events: [],
  forks: [],
  adjustments: [],
  expiries: [],
  closings: new Map(),
  postings: [],
  lots: [],
  cards: new Map(),
  deltas: new Map(),
  totals: new Map(),
  totalUses: new Map(),
  feed: [],
  scopeHeads: new Map(),
  arrivals,
  arrivalByKey: null,
  claims: new Map(),
  claimed: new Set(),
  awaiting: new Map(),
  verdicts: [],
  holds: [],
  losses: new Map(),
  lossNews: [],
});

/** What the batch changed, once its last arrival is judged. */
export const endBatch = (batch: BatchUnderWay): Omit<BatchOutcome, 'answers'> => {
  const cardStates: CardStateRow[] = [];
  for (const { card, standings } of batch.cards.values()) {
    for (const { programme, state, judgedNo, isFirst } of standings) if (judgedNo !== null) cardStates.push({ card, programme, state, judgedNo, isFirst });
  }
  const accountDeltas: AccountDelta[] = [];
  for (const { account, delta } of batch.deltas.values()) {
    if (delta !== 0) accountDeltas.push({ kind: account.kind, owner: account.owner, programme: account.programme, delta });
  }
  const { nextJudgedNo, events, forks, adjustments, expiries, postings, lots, totals, feed, scopeHeads, verdicts, holds, awaiting, losses, lossNews } = batch;
  return { nextJudgedNo, events, forks, adjustments, expiries, closings: [...batch.closings.values()], postings, lots, cardStates, accountDeltas, totals, totalUses: [...batch.totalUses.values()], feed, scopeHeads, verdicts, holds, claims: [...batch.claims.values()], awaiting, losses, lossNews };
};

/** Takes the next place in the one total order. */
export const takeNumber = (batch: BatchUnderWay): JudgedNo => {
  const judgedNo = batch.nextJudgedNo;
  batch.nextJudgedNo += 1;
  return judgedNo;
};

/** The card as this batch has it by now. */
export const cardUnderWay = ({ cards }: BatchUnderWay, card: CardId): CardUnderWay => {
  const known = cards.get(card);
  if (known !== undefined) return known;
  const opened: CardUnderWay = { card, standings: [] };
  cards.set(card, opened);
  return opened;
};

/** Where it stands in a programme, to be replaced. */
export const standingIn = ({ read }: BatchUnderWay, { card, standings }: CardUnderWay, programme: ProgrammeId): StandingUnderWay => {
  for (const standing of standings) if (standing.programme === programme) return standing;
  const known = read.cardStates.get(cardStateKey(card, programme));
  const opened: StandingUnderWay = { programme, state: known ?? emptyCardState, judgedNo: null, isFirst: known === undefined };
  standings.push(opened);
  return opened;
};

/** What all cards together have had of a campaign as this batch has it by now; null: no revision of it asks. */
export const totalsNow = ({ read, totals }: BatchUnderWay, campaign: ProgrammeId, published: readonly PublishedRevision[]): CampaignTotals | null =>
  asksTotals(published) ? (totals.get(campaign) ?? read.totals.get(campaign) ?? emptyCampaignTotals) : null;

/** Raises them by a sale that the campaign counted; `before` are those of `totalsNow`. */
export const raiseCampaign = (batch: BatchUnderWay, campaign: ProgrammeId, before: CampaignTotals, uses: Uses): void => {
  const raised = batch.totals.get(campaign) ?? overTotals(before);
  batch.totals.set(campaign, raised);
  raiseOver(raised, uses);
  for (const use of storedUsesOf(uses)) {
    const key = `${campaign} ${use.counter} ${use.atMs}`;
    batch.totalUses.set(key, { campaign, ...use, used: use.used + (batch.totalUses.get(key)?.used ?? 0) });
  }
};

/** Enters postings under a judgedNo: rows, and the accounts that they move. */
export const post = (batch: BatchUnderWay, judgedNo: JudgedNo, firstOrdinal: number, postings: readonly Posting[]): void => {
  let ordinal = firstOrdinal;
  for (const { from, to, units, reason } of postings) {
    batch.postings.push({ judgedNo, ordinal, from, to, units, reason });
    ordinal += 1;
    move(batch, from, -units);
    move(batch, to, units);
  }
};

/** Adds a row to a scope's feed, joined to the row before it. */
export const tellScope = (batch: BatchUnderWay, scope: Scope, judgedNo: JudgedNo, kind: FeedRowStored['kind']): void => {
  const prev = batch.scopeHeads.get(scope) ?? batch.read.scopeHeads.get(scope) ?? 0;
  batch.scopeHeads.set(scope, judgedNo);
  batch.feed.push({ scope, judgedNo, prev, kind });
};

const move = (batch: BatchUnderWay, account: Account, units: number): void => {
  const key = accountKey(account);
  const known = batch.deltas.get(key);
  if (known === undefined) batch.deltas.set(key, { account, delta: units });
  else known.delta += units;
};
