import type { Contact } from '@qoa/shared/clock';
import type { DeviceEvent, Envelope, TaggedAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, JudgedNo, Seq, Tag } from '@qoa/shared/ids';
import type { SeqRange } from '@qoa/shared/intake';
import type { PullRequest, PullResponse, PushResponse } from '@qoa/shared/protocol';
import type { Reader } from './feed-pages.ts';

/** What a push carries, already past its header's tag. */
export interface PushRequest {
  readonly enrolment: EnrolmentId;
  readonly epoch: Epoch | null;
  readonly nextSeq: Seq;
  readonly kept: readonly SeqRange[];
  readonly clock: Pick<Contact, 'wallMs' | 'session' | 'monotonicMs'>;
  readonly events: readonly Uint8Array[];
}

export type Reply<Content> = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly code: string };

export interface Socket {
  readonly reader: Reader;
  readonly hinted: (hint: { readonly epoch: Epoch; readonly scope: string; readonly head: JudgedNo; readonly rows: PullResponse['pages'][number]['rows'] }) => void;
  readonly closed: () => void;
}

/** Envelopes that wait for the judge: a phone's push, or one that came early by a rescue file. */
export interface Job {
  readonly request: PushRequest;
  readonly early: boolean;
  readonly opened: readonly { readonly envelope: Envelope; readonly event: DeviceEvent }[];
  readonly unreadable: readonly { readonly seq: Seq; readonly hash: EventHash }[];
  readonly receivedMs: number;
  /** How many of `opened` are judged and committed. */
  taken: number;
  sendFrom: Seq | null;
  readonly answers: TaggedAnswer[];
  readonly reply: (reply: Reply<PushResponse>) => void;
}

export interface Server {
  readonly push: (request: PushRequest, reply: (reply: Reply<PushResponse>) => void) => void;
  readonly receiveEarly: (bytes: Uint8Array, enrolment: EnrolmentId) => void;
  readonly session: (enrolment: EnrolmentId, reply: (reply: Reply<number>) => void) => void;
  readonly pull: (reader: Reader, request: PullRequest, session: number | null, reply: (reply: Reply<PullResponse>) => void) => void;
  readonly enrol: (enrolment: EnrolmentId, reply: (reply: Reply<EnrolmentId>) => void) => void;
  readonly connect: (socket: Socket) => boolean;
  readonly publishRevision: () => void;
  /** A row of a kind that no phone of this release knows. */
  readonly publishHologram: () => void;
  readonly crash: (downMs: number) => void;
  readonly failOver: () => void;
  /** Copies the book; phones hear that what it holds is covered. */
  readonly backUp: () => void;
  /** Loses the disk, and begins again from the last copy. */
  readonly restore: () => void;
  readonly loseSessions: () => void;
  /** The enrolment may still deliver, and reads no more. */
  readonly revoke: (enrolment: EnrolmentId) => void;
}

/** In this world nobody forges answers, so that their tag is not made. */
export const untagged = '' as Tag;
