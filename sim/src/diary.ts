import type { Contact } from '@qoa/shared/clock';
import type { Answer, EarlierAnswer, Envelope } from '@qoa/shared/events';
import type { FeedRow, Scope } from '@qoa/shared/feed';
import type { EnrolmentId, Epoch, EventHash, JudgedNo, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import type { SeqRange } from '@qoa/shared/intake';
import type { Arrival } from '@qoa/shared/judge';
import type { PullRequest, PullResponse } from '@qoa/shared/protocol';
import type { SyncCommand } from '@qoa/shared/sync';
import type { Decision } from './campaigns.ts';
import type { TraitChange } from './traits.ts';
import type { Header } from './doors.ts';
import type { Reader } from './feed-pages.ts';
import { keptRanges, type Lane, type Replica, shownBalances } from './storage.ts';

/** How one enrolment stands on a phone's disk. */
export interface LaneView {
  readonly enrolment: EnrolmentId;
  readonly nextSeq: Seq;
  readonly kept: readonly SeqRange[];
  readonly queued: readonly EventHash[];
}

/** Where a replica stands, and what it shows of cards. */
export interface ReplicaView {
  readonly cursor: Replica['cursor'];
  readonly balances: ReadonlyMap<string, number>;
  /** The campaigns in which the store takes part, or does not. */
  readonly places: ReadonlyMap<ProgrammeId, boolean>;
}

/** One delivery as one transaction took it in. */
export interface Delivered {
  readonly header: Header;
  readonly early: boolean;
  /** As they arrived, readable or not. */
  readonly bytes: readonly Uint8Array[];
  readonly arrivals: readonly Arrival[];
  readonly receivedMs: number;
  /** What the phone showed of earlier answers. */
  readonly earlier: readonly EarlierAnswer[];
  /** The contacts before it that its times rest on. */
  readonly contacts: readonly Contact[];
  readonly answers: readonly Answer[];
  readonly unreadable: readonly EventHash[];
  readonly sendFrom: Seq | null;
  readonly frontier: Seq;
  readonly highestSeq: Seq;
}

/**
 * What happened at the disks and the database of a schedule, in order: what a second layer does again with the real adapters, and must
 * come to the same. What is only decided (the sync machine, chance, the network) needs no second time.
 */
export type Happening =
  | { readonly did: 'enrolled'; readonly enrolment: EnrolmentId; readonly store: StoreId; readonly atMs: number }
  | { readonly did: 'revoked'; readonly enrolment: EnrolmentId; readonly atMs: number }
  | { readonly did: 'published'; readonly what: Pick<Decision, 'revisions' | 'moved'> | { readonly hologramTo: readonly StoreId[] } | { readonly traits: TraitChange }; readonly atMs: number }
  | { readonly did: 'expired'; readonly untilMs: number; readonly taken: number }
  | { readonly did: 'backed-up' }
  | { readonly did: 'restored'; readonly epoch: Epoch; readonly atMs: number }
  | { readonly did: 'judge-replaced' }
  | { readonly did: 'compacted'; readonly store: StoreId; readonly upTo: JudgedNo }
  | { readonly did: 'transaction-failed' }
  | { readonly did: 'delivered'; readonly deliveries: readonly Delivered[]; readonly lost: boolean }
  | { readonly did: 'pulled'; readonly reader: Reader; readonly request: PullRequest; readonly response: PullResponse }
  | { readonly did: 'reopened'; readonly phone: string; readonly release: 1 | 2 }
  | { readonly did: 'followed'; readonly phone: string; readonly enrolment: EnrolmentId }
  | { readonly did: 'appended'; readonly phone: string; readonly draftId: string; readonly envelope: Envelope; readonly outcome: 'saved' | 'already'; readonly lane: LaneView }
  | { readonly did: 'read-queue'; readonly phone: string; readonly from: Seq | null; readonly limit: number; readonly read: readonly EventHash[]; readonly earlier: readonly EarlierAnswer[]; readonly lane: LaneView }
  | { readonly did: 'settled'; readonly phone: string; readonly command: Extract<SyncCommand, { do: 'settle' }>; readonly otherLife: Seq | null; readonly lane: LaneView }
  | { readonly did: 'applied'; readonly phone: string; readonly response: PullResponse; readonly replica: ReplicaView }
  | { readonly did: 'hinted'; readonly phone: string; readonly epoch: Epoch; readonly scope: Scope; readonly rows: readonly FeedRow[]; readonly replica: ReplicaView }
  | { readonly did: 'rotted'; readonly phone: string; readonly hash: EventHash }
  | { readonly did: 'copied' | 'went-back' | 'storage-evicted' | 'replica-evicted'; readonly phone: string }
  | { readonly did: 'ended'; readonly balances: ReadonlyMap<string, number>; readonly stateText: string; readonly head: JudgedNo };

/** Writes a schedule's diary; null when nobody reads it. The happening is made only then. */
export type Diary = ((happening: () => Happening) => void) | null;

export const viewOf = (lane: Lane): LaneView => ({
  enrolment: lane.enrolment,
  nextSeq: lane.nextSeq,
  kept: keptRanges(lane),
  queued: [...lane.queue.values()].map(({ envelope }) => envelope.hash),
});

export const replicaViewOf = (replica: Replica): ReplicaView => ({ cursor: replica.cursor, places: new Map(replica.places), balances: shownBalances(replica) });
