import type { Answer } from '../events/index.ts';
import type { EnrolmentId, EventHash, Seq } from '../ids/index.ts';

/** `POST /v1/receipts`: one sealed envelope that its customer, or anybody, carries for the phone. */
export interface ReceiptRequest {
  /** In base64url without padding. */
  readonly envelope: string;
}

/** All that whoever carries a receipt learns of it. The answer goes to the feeds of store and card. */
export interface ReceiptResponse {
  readonly received: true;
}

/** `POST /v1/rescues` and `POST /v1/admin/rescues`: envelopes out of a rescue file. */
export interface RescueRequest {
  /** At most 500 (TOO_MANY_EVENTS), of any phones, each in base64url without padding; what is damaged is told event by event. */
  readonly envelopes: readonly string[];
  /** What the file says that the server had answered to them (`EarlierAnswer` as JSON, in base64url), at most 1,500: as in a push it binds by its tag and proof, and what is damaged says nothing. */
  readonly answers?: readonly string[];
}

/** What a phone learns that carries another's file: counts only. What is in neither waits for a key that the server is missing for now: the same file may come again. Law: own tenant */
export interface RescueCounts {
  /** Answered, now or before. */
  readonly taken: number;
  /** Bytes that no phone's key made. */
  readonly unreadable: number;
}

/** What the console learns: one result for each envelope, in their order. */
export interface RescueReport {
  readonly results: readonly RescueResult[];
}

/** What the console learns beside it: the phones whose key the server is missing for now. Nothing is said of their bytes, and the same file may come again. Absent: none. */
export interface RescueTold extends RescueReport {
  readonly waitsForKey?: readonly EnrolmentId[];
}

/** `answer` is what the phone itself would get; without one the bytes bind nothing. Law: once */
export interface RescueResult {
  /** Null when the bytes do not even tell. */
  readonly enrolment: EnrolmentId | null;
  /** 0 when the bytes do not tell. */
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly answer: Answer | null;
}
