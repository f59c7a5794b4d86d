import { type Answer, eventKindNumbers } from '../events/index.ts';
import type { JudgedNo } from '../ids/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, takeNumber } from './batch-under-way.ts';
import { judgeAwaiting } from './judge-claim.ts';
import { answerOf, type Judgement, tellFeeds } from './judgement.ts';
import { eventKey, forkKey, type SourceFacts } from './state.ts';

/** What leaves custody, and how it is judged at its new place. */
export interface Leaving {
  readonly source: SourceFacts;
  /** The place of its custody. */
  readonly heldNo: JudgedNo;
  /** Other bytes stand under its number. */
  readonly isFork: boolean;
  readonly judge: (judgedNo: JudgedNo) => Judgement;
}

/** What was kept gets its one verdict: it takes a place of its own, by the time and arrival of then, and cards that were added to it meanwhile get theirs. Law: once */
export const giveVerdict = (batch: BatchUnderWay, arrival: Arrival, { source, heldNo, isFork, judge }: Leaving): Answer => {
  const { enrolment, seq, hash } = arrival.envelope;
  const judgedNo = takeNumber(batch);
  const { decision, card } = judge(judgedNo);
  const answer = answerOf(arrival, judgedNo, decision);
  batch.answered.set(isFork ? forkKey(enrolment, seq, hash) : eventKey(enrolment, seq), answer);
  const kindNumber = arrival.event.kind === 'Sealed' ? arrival.event.kindNumber : eventKindNumbers[arrival.event.kind];
  batch.verdicts.push({ enrolment, seq, hash, isFork, heldNo, kindNumber, store: source.store, card, judgedBy: { atMs: arrival.at.atMs, sure: arrival.at.sure, receivedMs: arrival.receivedMs }, answer });
  tellFeeds(batch, arrival, answer, card);
  judgeAwaiting(batch, arrival, source);
  return answer;
};
