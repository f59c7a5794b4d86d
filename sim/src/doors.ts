import type { Contact } from '@qoa/shared/clock';
import type { DeviceEvent, EarlierAnswer, Envelope, TaggedAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, JudgedNo, Seq, StoreId, Tag } from '@qoa/shared/ids';
import type { SeqRange } from '@qoa/shared/intake';
import type { CorrectedTime, HoldChoice } from '@qoa/shared/judge';
import type { PullRequest, PullResponse, PushResponse } from '@qoa/shared/protocol';
import type { Act } from './campaigns.ts';
import type { Reader } from './feed-pages.ts';
import type { TraitChange } from './traits.ts';

/** What a push states under its own tag. */
export interface Header {
  readonly enrolment: EnrolmentId;
  readonly epoch: Epoch | null;
  readonly nextSeq: Seq;
  readonly kept: readonly SeqRange[];
  readonly clock: Pick<Contact, 'wallMs' | 'session' | 'monotonicMs'>;
}

/** A header's tag: whoever lacks the key can only repeat one that was made, for the very header that it covers. */
export interface HeaderSeal {
  readonly key: EnrolmentId;
  readonly over: Header;
}

export interface PushRequest {
  readonly header: Header;
  readonly seal: HeaderSeal;
  readonly events: readonly Uint8Array[];
  /** What the ring holds of earlier answers to these events. */
  readonly earlier: readonly EarlierAnswer[];
}

/** A header under its tag. */
export const sealedHeader = (header: Header): Pick<PushRequest, 'header' | 'seal'> => ({ header, seal: { key: header.enrolment, over: header } });

/** Whether the header's tag verifies. Law: authentic */
export const isSealed = ({ header, seal }: PushRequest): boolean => seal.over === header && seal.key === header.enrolment;

export type Reply<Content> = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly code: string };

export interface Socket {
  readonly reader: Reader;
  readonly hinted: (hint: { readonly epoch: Epoch; readonly scope: string; readonly head: JudgedNo; readonly rows: PullResponse['pages'][number]['rows'] }) => void;
  readonly closed: () => void;
}

/** Envelopes that wait for the judge: a phone's push, or one that came early by a rescue file. */
export interface Job {
  readonly header: Header;
  readonly early: boolean;
  /** As they arrived. */
  readonly bytes: readonly Uint8Array[];
  readonly opened: readonly { readonly envelope: Envelope; readonly event: DeviceEvent }[];
  readonly unreadable: readonly { readonly seq: Seq; readonly hash: EventHash }[];
  /** By the hash of the event that they answered. */
  readonly earlier: ReadonlyMap<EventHash, readonly EarlierAnswer[]>;
  readonly receivedMs: number;
  /** When each of `opened` happened, once its first piece is planned. */
  times: readonly CorrectedTime[] | null;
  /** The contacts before this one that they rest on. */
  knew: readonly Contact[];
  /** How many of `opened` are judged and committed. */
  taken: number;
  sendFrom: Seq | null;
  readonly answers: TaggedAnswer[];
  readonly reply: (reply: Reply<PushResponse>) => void;
}

/** What somebody decides of an event in custody, by its place and its bytes. */
export interface HoldOrder {
  readonly no: JudgedNo;
  readonly hash: EventHash;
  readonly choice: HoldChoice;
  readonly seenNo: JudgedNo;
}

/** Who wants to be enrolled, and where. */
export interface Enrolling {
  readonly enrolment: EnrolmentId;
  readonly store: StoreId;
}

export interface Server {
  readonly push: (request: PushRequest, reply: (reply: Reply<PushResponse>) => void) => void;
  readonly receiveEarly: (bytes: Uint8Array, enrolment: EnrolmentId) => void;
  readonly session: (enrolment: EnrolmentId, reply: (reply: Reply<number>) => void) => void;
  readonly pull: (reader: Reader, request: PullRequest, session: number | null, reply: (reply: Reply<PullResponse>) => void) => void;
  readonly enrol: (who: Enrolling, reply: (reply: Reply<EnrolmentId>) => void) => void;
  readonly connect: (socket: Socket) => boolean;
  /** Decides an act in the judge's turn, and writes what it makes true. `ok`: it is done, or refused; else nobody knows, and it may be asked again. */
  readonly decide: (act: Act, reply: (reply: Reply<null>) => void) => void;
  /** Decides something held in the judge's turn, and covers it by a backup, since nobody could decide it again. `ok`: it is decided, or was refused. */
  readonly decideHold: (order: HoldOrder, reply: (reply: Reply<null>) => void) => void;
  /** Changes what is known of a card, in the judge's turn; likewise. */
  readonly changeTraits: (change: TraitChange, reply: (reply: Reply<null>) => void) => void;
  /** A row in each store's feed, of a kind that only phones of a later release know. */
  readonly publishHologram: () => void;
  readonly crash: (downMs: number) => void;
  readonly failOver: () => void;
  /** Copies the book; phones hear that what it holds is covered. */
  readonly backUp: () => void;
  /** Loses the disk, and begins again from the last copy. */
  readonly restore: () => void;
  readonly canRestore: () => boolean;
  readonly loseSessions: () => void;
  /** The enrolment may still deliver, and reads no more. */
  readonly revoke: (enrolment: EnrolmentId) => void;
}

/** In this world nobody forges answers, so that neither their tag nor their proof is made. */
export const untagged = '' as Tag;
export const proved = 'proved' as Tag;
