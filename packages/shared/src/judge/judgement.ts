import type { AnswerCode } from '../errors/index.ts';
import { type Answer, factsWithMark } from '../events/index.ts';
import type { CardId, JudgedNo } from '../ids/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, tellScope } from './batch-under-way.ts';
import { cardOfClaim, judgeClaim, keepAwaiting, takeEndedBeforeClaim } from './judge-claim.ts';
import { judgeSale } from './judge-sale.ts';
import { binding, isProvedCounted } from './shown.ts';
import type { SourceFacts } from './state.ts';
import { takeEndedBefore } from './take-ended.ts';
import type { Decision } from './verdict.ts';

/** A decision, and whose card it is about. */
export interface Judgement {
  readonly decision: Decision;
  readonly card: CardId | null;
}

/** Judges one arrival by what it is. What people decided to count, or the server proves that it had counted, is not held for its phone's revocation. */
export const judgementOf = (batch: BatchUnderWay, judgedNo: JudgedNo, arrival: Arrival): Judgement => {
  const { envelope, event, at, decided, earlier } = arrival;
  const source = batch.read.sources.get(envelope.enrolment);
  const card = cardOf(batch, arrival);
  if (source === undefined) return { decision: held('POISONED', {}), card };
  if (decided === undefined && source.revokedAtMs !== null && isUnproved(source, arrival)) return { decision: held('ENROLMENT_REVOKED', { revokedAtMs: source.revokedAtMs }), card };
  if (event.kind === 'Sealed') return { decision: held('UNKNOWN_KIND', { kind: event.kindNumber }), card };
  if (event.kind === 'SaleRecorded') return { decision: judgeSale(batch, judgedNo, source, arrival, event, card), card };
  const { sale, card: code } = event;
  const { enrolment, seq, hash } = envelope;
  const claim = { name: { enrolment, seq, hash }, store: source.store, sale, card: code, atMs: at.atMs, sure: at.sure };
  const decision = judgeClaim(batch, judgedNo, source, claim);
  if (decision.class === 'held') keepAwaiting(batch, { ...claim, heldNo: judgedNo, earlier: earlier === undefined ? undefined : binding(source, earlier) });
  return { decision, card: cardOfClaim(batch, claim, decision) };
};

/** Nothing shows that what a revoked phone delivers is older than its revocation. */
export const isUnproved = ({ revokedAtMs }: SourceFacts, { at, earlier }: Pick<Arrival, 'at' | 'earlier'>): boolean => revokedAtMs !== null && at.provedByMs >= revokedAtMs && !isProvedCounted(earlier);

/** What has ended of an arrival's card is taken before it is judged: it stands before the sale in the one order, and has ended whatever becomes of the sale. */
export const takeWhatEnded = (batch: BatchUnderWay, { envelope, event, at }: Arrival): void => {
  const source = batch.read.sources.get(envelope.enrolment);
  if (source === undefined || event.kind === 'Sealed' || event.card === null) return;
  if (event.kind === 'SaleClaimed') takeEndedBeforeClaim(batch, source, event);
  else takeEndedBefore(batch, source, event.card, at.atMs);
};

/** Custody, and why. */
export const held = (code: AnswerCode, facts: Decision['facts']): Decision => ({ class: 'held', code, facts, given: [] });

/** The card that a sale was recorded with, if it is anybody's; of one that was erased nothing new is on record. */
export const cardOf = (batch: BatchUnderWay, { event }: Arrival): CardId | null =>
  event.kind === 'SaleRecorded' && event.card !== null && !batch.read.erasedCards.has(event.card) ? (batch.read.cards.get(event.card) ?? null) : null;

/** The answer to an arrival, at its place. */
export const answerOf = ({ envelope, at }: Arrival, judgedNo: JudgedNo, decision: Decision): Answer => ({
  seq: envelope.seq,
  hash: envelope.hash,
  judgedNo,
  class: decision.class,
  code: decision.code,
  facts: factsWithMark(decision.facts, at),
  given: decision.given,
});

/** The store hears of everything of its phones; the card's holder of what was judged. */
export const tellFeeds = (batch: BatchUnderWay, { envelope, event }: Arrival, answer: Answer, card: CardId | null): void => {
  const source = batch.read.sources.get(envelope.enrolment);
  if (source === undefined) return;
  const custody = event.kind === 'Sealed' || answer.code === 'FORK';
  tellScope(batch, `store:${source.store}`, answer.judgedNo, custody ? 'custody' : event.kind === 'SaleClaimed' ? 'claim' : 'sale');
  if (card !== null && answer.class !== 'held') tellScope(batch, `card:${card}`, answer.judgedNo, 'sale');
};
