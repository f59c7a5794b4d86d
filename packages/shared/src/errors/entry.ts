import type { AnswerClass } from '../events/answer.ts';

/** `refusal`: the domain says no. `fault`: the world failed. `protocol`: the peers disagree. `defect`: our own mistake. */
export type ErrorKind = 'refusal' | 'fault' | 'protocol' | 'defect';

/**
 * What a caller does next. `never`: the answer is final. `same-bytes-later`: keep it and send the same again, waiting longer each time.
 * `corrected`: change the input, then ask again. `smaller`: the same in smaller parts. `after-session`: win a new session or sign in, then the same.
 * `after-snapshot`: take a snapshot, then go on. `after-enrolment`: enrol anew; the queue is kept. `after-update`: take the new release; the queue is kept.
 */
export type Retry = 'never' | 'same-bytes-later' | 'corrected' | 'smaller' | 'after-session' | 'after-snapshot' | 'after-enrolment' | 'after-update';

/** One code of the catalogue. Codes are never renamed or reused. */
export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** The status of an HTTP answer that consists of this code; null where it only stands inside an answer or on the phone. */
  readonly http: number | null;
  readonly retry: Retry;
  /** The classes of event answer that may carry the code; none when it answers no event. */
  readonly classes: readonly AnswerClass[];
  /** The facts that come with it, in the places of its message. */
  readonly facts: readonly string[];
  /** The protocol version that it came with, where older phones are out there: they have no words for it, so it travels with them. Law: old phones */
  readonly sinceProtocol?: number;
  /** Nobody raises it yet: its meaning stands, so that what will raise it needs no new code. */
  readonly reserved?: true;
}
