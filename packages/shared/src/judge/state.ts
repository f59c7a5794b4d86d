import type { Answer, Given } from '../events/index.ts';
import type { CardCode, CardId, EnrolmentId, Epoch, EventHash, Gtin, InstantMs, JudgedNo, ProgrammeId, Seq, StoreId } from '../ids/index.ts';
import type { Loss } from '../loss/index.ts';
import type { AwaitingClaim, ClaimedEvent } from './claims.ts';
import type { Scope } from '../feed/index.ts';
import type { CampaignTotals, CardState, CardTraits, ProductFacts, PublishedRevision, StoreFacts } from '../rules/index.ts';

/** What is known of the phone that wrote an event, and of its store. */
export interface SourceFacts {
  readonly store: StoreId;
  /** The store as rules see it. */
  readonly place: StoreFacts;
  /** The programmes that the store takes part in. The judge sorts nothing: give them rising. */
  readonly programmes: readonly ProgrammeId[];
  readonly revokedAtMs: InstantMs | null;
}

/**
 * Everything that one batch is judged on, read in one round trip (what to read: `DataNeeds`). Whatever is absent from a map does
 * not exist: a card that is not in `cards` is nobody's, a scope that is not in `scopeHeads` has no row yet.
 * More than needed does no harm, so that a store may pass its long-lived caches of sources, products and programmes.
 */
export interface BatchState {
  readonly epoch: Epoch;
  readonly nextJudgedNo: JudgedNo;
  /** The latest answer of each stored (enrolment, seq), by `eventKey`. Its `hash` tells a repeat from a fork. */
  readonly stored: ReadonlyMap<string, Answer>;
  /** Answers of stored forks, by `forkKey`; where people decide, all of that number. */
  readonly forks: ReadonlyMap<string, Answer>;
  readonly sources: ReadonlyMap<EnrolmentId, SourceFacts>;
  readonly cards: ReadonlyMap<CardCode, CardId>;
  /** Of the `cards`: those whose holder was forgotten. Their number stays for what the ledger has of them; nothing new is theirs. */
  readonly erasedCards: ReadonlySet<CardCode>;
  /** Of the `cards`: their segments and birthdays, as they stand now. Absent: the card has none. */
  readonly cardTraits: ReadonlyMap<CardId, CardTraits>;
  readonly products: ReadonlyMap<Gtin, ProductFacts>;
  /** Every published revision of a campaign, in the order of publication, by the programme that names the campaign. */
  readonly programmes: ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>;
  /** By `cardStateKey`. Absent: the card has nothing there yet. */
  readonly cardStates: ReadonlyMap<string, CardState>;
  /** What all cards together have had of the campaigns that ask (`asksTotals`), by campaign. Absent: nothing yet. */
  readonly totals: ReadonlyMap<ProgrammeId, CampaignTotals>;
  readonly scopeHeads: ReadonlyMap<Scope, JudgedNo>;
  /** The stored events that the claims of this batch name, by `eventKey`, forks by `forkKey`. Absent: not come yet. */
  readonly claimedEvents: ReadonlyMap<string, ClaimedEvent>;
  /** What stored adjustments added to the events of this batch that come with earlier answers, or named as owed, by `forkKey`. Absent: nothing. */
  readonly added: ReadonlyMap<string, readonly Pick<Given, 'programme' | 'units'>[]>;
  /** Stored claims that wait, by the `eventKey` of the sale that they name, in order of arrival. */
  readonly awaiting: ReadonlyMap<string, readonly AwaitingClaim[]>;
  /** Of the sources: the losses that are watched (`watchedLosses`), in the order of their numbers. Absent: none. */
  readonly losses: ReadonlyMap<EnrolmentId, readonly Loss[]>;
}

/** Names a stored event in the maps of the judge. */
export const eventKey = (enrolment: EnrolmentId, seq: Seq): string => `${enrolment}:${seq}`;

/** Names a stored fork: other bytes under the same (source, seq). */
export const forkKey = (enrolment: EnrolmentId, seq: Seq, hash: EventHash): string => `${enrolment}:${seq}:${hash}`;

/** Names the state of one card in one programme. */
export const cardStateKey = (card: CardId, programme: ProgrammeId): string => `${card}:${programme}`;
