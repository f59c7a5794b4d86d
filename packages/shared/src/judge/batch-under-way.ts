import type { Answer } from '../events/index.ts';
import type { Scope } from '../feed/index.ts';
import type { CardId, EnrolmentId, JudgedNo, ProgrammeId } from '../ids/index.ts';
import { type Account, accountKey, type Posting } from '../ledger/index.ts';
import type { Loss } from '../loss/index.ts';
import { asksTotals, type CampaignTotals, type CardState, emptyCampaignTotals, emptyCardState, overTotals, type PublishedRevision, type RaisedTotals, raiseOver, storedUsesOf, type Uses } from '../rules/index.ts';
import type { Arrival } from './arrival.ts';
import type { AwaitingClaim, ClaimRow, VerdictRow } from './claims.ts';
import type { AccountDelta, AdjustmentRow, BatchOutcome, CardStateRow, EventRow, FeedRowStored, LossNews, LotRow, PostingRow, TotalUseRow } from './outcome.ts';
import type { BatchState } from './state.ts';

/** One card in one programme while its batch is judged. */
export interface CardUnderWay {
  readonly card: CardId;
  readonly programme: ProgrammeId;
  state: CardState;
  judgedNo: JudgedNo;
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
  readonly postings: PostingRow[];
  readonly lots: LotRow[];
  readonly cards: Map<string, CardUnderWay>;
  readonly deltas: Map<string, { readonly account: Account; delta: number }>;
  /** Of the campaigns that ask: those that this batch raised. */
  readonly totals: Map<ProgrammeId, RaisedTotals>;
  /** By campaign, counter and instant. */
  readonly totalUses: Map<string, TotalUseRow>;
  readonly feed: FeedRowStored[];
  readonly scopeHeads: Map<Scope, JudgedNo>;
  readonly arrivals: readonly Arrival[];
  /** Made when a claim first looks for a sale of its own batch. */
  arrivalByKey: Map<string, Arrival> | null;
  /** Claims by their own `eventKey`, as they stand now. */
  readonly claims: Map<string, ClaimRow>;
  /** `eventKey` of the sales that were claimed in this batch. */
  readonly claimed: Set<string>;
  /** What waits for a sale as this batch has it by now, by the `eventKey` of the sale. */
  readonly awaiting: Map<string, readonly AwaitingClaim[]>;
  readonly verdicts: VerdictRow[];
  /** Of the enrolments whose losses this batch changed: all that are watched, as they stand now. */
  readonly losses: Map<EnrolmentId, readonly Loss[]>;
  readonly lossNews: LossNews[];
  /** `eventKey` of the stored events that were made whole, or looked at for it. */
  readonly settledFirstShown: Set<string>;
}

/** A batch of which nothing is judged yet. */
export const beginBatch = (read: BatchState, arrivals: readonly Arrival[]): BatchUnderWay => ({
  read,
  nextJudgedNo: read.nextJudgedNo,
  answered: new Map(),
  events: [],
  forks: [],
  adjustments: [],
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
  losses: new Map(),
  lossNews: [],
  settledFirstShown: new Set(),
});

/** What the batch changed, once its last arrival is judged. */
export const endBatch = (batch: BatchUnderWay): Omit<BatchOutcome, 'answers'> => {
  const cardStates: readonly CardStateRow[] = [...batch.cards.values()];
  const accountDeltas: AccountDelta[] = [];
  for (const { account, delta } of batch.deltas.values()) {
    if (delta !== 0) accountDeltas.push({ kind: account.kind, owner: account.owner, programme: account.programme, delta });
  }
  const { nextJudgedNo, events, forks, adjustments, postings, lots, totals, feed, scopeHeads, verdicts, awaiting, losses, lossNews } = batch;
  return { nextJudgedNo, events, forks, adjustments, postings, lots, cardStates, accountDeltas, totals, totalUses: [...batch.totalUses.values()], feed, scopeHeads, verdicts, claims: [...batch.claims.values()], awaiting, losses, lossNews };
};

/** Takes the next place in the one total order. */
export const takeNumber = (batch: BatchUnderWay): JudgedNo => {
  const judgedNo = batch.nextJudgedNo;
  batch.nextJudgedNo += 1;
  return judgedNo;
};

/** The card's state in a programme as this batch has it by now, by its `cardStateKey`. */
export const cardStateNow = (batch: BatchUnderWay, key: string): CardState => batch.cards.get(key)?.state ?? batch.read.cardStates.get(key) ?? emptyCardState;

/** The same, to be replaced. */
export const cardUnderWay = (batch: BatchUnderWay, key: string, card: CardId, programme: ProgrammeId): CardUnderWay => {
  const known = batch.cards.get(key);
  if (known !== undefined) return known;
  const opened: CardUnderWay = { card, programme, state: cardStateNow(batch, key), judgedNo: 0 };
  batch.cards.set(key, opened);
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
