import type { EarlierAnswer, TaggedAnswer } from '../events/index.ts';
import type { EnrolmentId, Epoch, EventHash, InstantMs, JudgedNo, Seq, Tag } from '../ids/index.ts';

/**
 * `POST /v1/push`. With no events it is a heartbeat. `header` is the exact JSON text that `tag` covers
 * (message key, purpose `push`); each event is an envelope in base64url without padding.
 */
export interface PushRequest {
  readonly header: string;
  readonly tag: Tag;
  /** At most 500, in rising order of seq. */
  readonly events: readonly string[];
  /**
   * What the ring holds of the server's answers to these events, when they are sent again because the server asked (`sendFrom`).
   * A restored server compares: what it now gives less of, it makes whole. Each tag stands over its own epoch.
   */
  readonly earlier?: readonly EarlierAnswer[];
}

/** The content of `PushRequest.header`. Unknown fields are ignored. An old header repeated is harmless: `kept` only loses numbers. */
export interface PushHeader {
  readonly v: 1;
  readonly enrolment: EnrolmentId;
  /** The server epoch that the phone knows; null before its first answer. */
  readonly epoch: Epoch | null;
  /** The number that the next event will take. */
  readonly nextSeq: Seq;
  /** Inclusive ranges of seq still on the phone, queue and ring, rising, at most 64. */
  readonly kept: readonly (readonly [Seq, Seq])[];
  readonly clock: { readonly wallMs: InstantMs; readonly session: number; readonly monotonicMs: number };
  readonly report: DeviceReport;
}

/** What the admin sees of a phone. */
export interface DeviceReport {
  readonly app: string;
  readonly queued: number;
  readonly oldestQueuedWallMs: InstantMs | null;
  readonly drawer: number;
  readonly storage: { readonly usedBytes: number | null; readonly quotaBytes: number | null; readonly persisted: boolean | null };
  /** The code of what kept sales from being saved or sent, now or within the last hour. */
  readonly trouble?: string;
}

export interface PushResponse {
  readonly epoch: Epoch;
  readonly serverMs: InstantMs;
  readonly answers: readonly TaggedAnswer[];
  /** Envelopes whose own tag did not verify; this binds nothing. The phone moves those bytes to the drawer. */
  readonly unreadable: readonly { readonly seq: Seq; readonly hash: EventHash }[];
  /** Set when the server stopped at a number that the phone still keeps: send from there, out of the ring too. */
  readonly sendFrom: Seq | null;
  readonly frontier: Seq;
  /** The highest number the server has ever seen of this enrolment. A phone whose nextSeq is not above it was rolled back. */
  readonly highestSeq: Seq;
  /** The server's backup covers everything up to here: the ring may forget what was answered at or below it. */
  readonly coveredJudgedNo: JudgedNo;
}
