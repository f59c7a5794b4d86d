import type { AnswerCode } from '../errors/index.ts';
import type { Answer } from '../events/index.ts';
import type { JudgedNo } from '../ids/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, takeNumber } from './batch-under-way.ts';
import { giveVerdict } from './give-verdict.ts';
import type { HoldDecision } from './hold-decision.ts';
import { isOnRecord } from './judge-claim.ts';
import { cardOf, judgementOf, takeWhatEnded } from './judgement.ts';
import { eventKey, forkKey } from './state.ts';
import type { Decision } from './verdict.ts';

/** What waits in custody for people: time adds no evidence to a fork or to what a revoked phone did not prove, and what poisons again was not repaired. */
export const decidableCodes = ['FORK', 'ENROLMENT_REVOKED', 'POISONED'] as const satisfies readonly AnswerCode[];

/**
 * `HoldDecided`: people end what waits for them. A fact of its own, and right behind it the verdict of those bytes, judged by the time and arrival of then, or
 * refused as HOLD_NOT_COUNTED. Other bytes under the same number keep their own answer. Null: it is not decided here, and what stands stands: it was decided
 * before, its author had seen something else, or it cannot be counted yet. Law: once
 */
export const decideHold = (batch: BatchUnderWay, arrival: Arrival, decided: HoldDecision, stands: Answer): Answer | null => {
  const { enrolment, seq, hash } = arrival.envelope;
  const source = batch.read.sources.get(enrolment);
  const isFork = hashUnder(batch, eventKey(enrolment, seq)) !== hash;
  if (source === undefined || stands.class !== 'held' || !decidableCodes.some((code) => code === stands.code)) return null;
  if (latestNo(batch, arrival) !== decided.seenNo || (decided.choice === 'count' && !mayBeCounted(batch, arrival, isFork))) return null;
  if (decided.choice === 'count') takeWhatEnded(batch, arrival);
  const fact = takeNumber(batch);
  const judge = decided.choice === 'count' ? (judgedNo: JudgedNo) => judgementOf(batch, judgedNo, arrival) : () => ({ decision: notCounted, card: cardOf(batch, arrival) });
  const answer = giveVerdict(batch, arrival, { source, heldNo: stands.judgedNo, isFork, judge });
  batch.holds.push({ judgedNo: fact, enrolment, seq, hash, store: source.store, heldNo: stands.judgedNo, was: stands.code ?? '', became: { class: answer.class, code: answer.code }, decided });
  return answer;
};

/** What nobody may count any more. */
const notCounted: Decision = { class: 'refused', code: 'HOLD_NOT_COUNTED', facts: {}, given: [] };

/** It can be read, and would get a verdict: a card that was added waits for its sale, and of two such under one number only the first is followed. */
const mayBeCounted = (batch: BatchUnderWay, { event }: Arrival, isFork: boolean): boolean => {
  switch (event.kind) {
    case 'SaleRecorded':
      return true;
    case 'SaleClaimed':
      return !isFork && isOnRecord(batch, event.sale);
    case 'Sealed':
      return false;
  }
};

const hashUnder = ({ answered, read }: BatchUnderWay, key: string): Answer['hash'] | undefined => (answered.get(key) ?? read.stored.get(key))?.hash;

/** The latest place of anything under this number: the first bytes and every fork. */
const latestNo = ({ answered, read }: BatchUnderWay, { envelope: { enrolment, seq } }: Arrival): JudgedNo => {
  const [key, twins] = [eventKey(enrolment, seq), forkKey(enrolment, seq, '' as Answer['hash'])];
  let latest = 0;
  for (const answers of [read.stored, read.forks, answered]) for (const [name, { judgedNo }] of answers) if (name === key || name.startsWith(twins)) latest = Math.max(latest, judgedNo);
  return latest;
};
