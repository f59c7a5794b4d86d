import type { Epoch, EventHash, JudgedNo, ProgrammeId, Seq, Tag } from '../ids/index.ts';

/**
 * The four classes, closed for ever. `accepted`, `partial` and `refused` are verdicts and final;
 * `held` is custody: durable on the server, judged later, its verdict comes by the feed.
 * An unknown code settles by its class.
 */
export type AnswerClass = 'accepted' | 'partial' | 'refused' | 'held';

/** What a sale gave one card in one programme, and where that leaves the card. */
export interface Given {
  readonly programme: ProgrammeId;
  readonly unit: 'stamp' | 'point';
  /** At least 0; what this event added. */
  readonly units: number;
  /** The card's balance in this programme once this event was judged. */
  readonly balance: number;
  /** What a prize costs; null when the programme has none. */
  readonly goal: number | null;
}

/** Numbers and short words that fill the places of a message. Never personal. */
export type Facts = Readonly<Record<string, string | number>>;

export interface Answer {
  readonly seq: Seq;
  readonly hash: EventHash;
  readonly judgedNo: JudgedNo;
  readonly class: AnswerClass;
  /** Null only when accepted. */
  readonly code: string | null;
  readonly facts: Facts;
  readonly given: readonly Given[];
}

/** An answer as phones are told it: with words where one may not know the code. */
export interface ToldAnswer extends Answer {
  readonly words?: { readonly es: string; readonly en: string };
}

/** An answer as a push brings it: with the server's tag over `answerText`. */
export interface TaggedAnswer extends ToldAnswer {
  readonly tag: Tag;
  /**
   * The server's proof to itself that it gave this answer: the same text under a key that no phone holds. A phone keeps it beside the tag and shows it again.
   * Absent: the answer is of the first release.
   */
  readonly proof?: Tag;
}

/**
 * What an earlier life of the server answered to the same bytes, as the phone kept it: the tag stands over that epoch.
 * A phone that is asked to send again shows it, so that a restored server takes nothing back. Law: final
 */
export interface EarlierAnswer {
  readonly epoch: Epoch;
  readonly answer: TaggedAnswer;
}
