import { type Answer, eventKindNumbers } from '../events/index.ts';
import type { CardId } from '../ids/index.ts';
import type { Finding } from '../loss/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, beginBatch, endBatch, takeNumber } from './batch-under-way.ts';
import { decideHold } from './decide-hold.ts';
import { giveVerdict } from './give-verdict.ts';
import { judgeAwaiting, rememberEarlier } from './judge-claim.ts';
import { noteCame, noteFork, openLoss } from './judge-loss.ts';
import { answerOf, cardOf, held, judgementOf, takeWhatEnded, tellFeeds } from './judgement.ts';
import { mayLeaveCustody } from './leave-custody.ts';
import { confirmedOf, makeWhole } from './make-whole.ts';
import type { BatchOutcome, EventRow, Judged } from './outcome.ts';
import { type BatchState, eventKey, forkKey } from './state.ts';

/**
 * Judges the arrivals in their order (a source's own in order of seq) on one state, and says everything that changes.
 * Pure and total: no decodable event makes it throw. It changes nothing in `state`.
 *
 * What a sale is answered:
 * - `accepted`: it gave all that was due. The code is null when something was given (DEBT_REPAID when some of it went to an old debt), or
 *   says why nothing was due: NO_CARD, PRODUCT_NOT_IN_CAMPAIGN, PRODUCT_UNKNOWN, PRODUCT_RESTRICTED, NO_CAMPAIGN. A product that takes no
 *   part does not spoil a sale in which others did.
 * - `partial`: LIMIT_CUT. It gave something, and a limit of some programme took part of it away, or all that this programme would give.
 * - `refused`: a card and a promoted product were shown, and nothing was gained; the nearest miss is told: LIMIT_REACHED, CAMPAIGN_PAUSED,
 *   CAMPAIGN_ENDED, CAMPAIGN_NOT_STARTED, PRODUCT_FRACTION; or CARD_UNKNOWN, CARD_ERASED. The sale is on record all the same.
 * - `held`: AWAITS_SALE (a claim before its sale: see `judgeClaim`), UNKNOWN_KIND (a body that this release cannot read), FORK (other bytes stand under its (source, seq)), ENROLMENT_REVOKED
 *   (nothing shows that it is older than the revocation), POISONED (the state lacks its enrolment: our own mistake). What was held as UNKNOWN_KIND or POISONED and is brought again out of custody gets
 *   its verdict once it can be judged (`mayLeaveCustody`), and what waits for people once they decide (`decideHold`): then also `refused` HOLD_NOT_COUNTED.
 * `given` names each programme in which the sale took part, also when a limit left 0 units, so that the screen can show the balance.
 *
 * What has ended of its card by the time of a sale is taken before it (`takeEnded`), under a number of its own.
 * What comes again after a restore is made whole (`makeWhole`): with its verdict; or, when others had carried it here, once it is shown
 * what it had been answered. What was added to it before counts, so that showing it again adds nothing.
 * What the pushes showed of losses (`findings`, their places rising) is put on record between the answers, and closed by what comes.
 *
 * Laws: once, no poison, never negative, judged, not trusted, final
 */
export const judgeBatch = (state: BatchState, arrivals: readonly Arrival[], findings: readonly Finding[] = []): BatchOutcome => {
  const batch = beginBatch(state, arrivals);
  const answers: Judged[] = [];
  let next = 0;
  for (let at = 0; at <= arrivals.length; at += 1) {
    for (let found = findings[next]; found?.before === at; found = findings[next]) {
      openLoss(batch, found);
      next += 1;
    }
    const arrival = arrivals[at];
    if (arrival !== undefined) answers.push(judgeArrival(batch, arrival));
  }
  return { answers, ...endBatch(batch) };
};

const judgeArrival = (batch: BatchUnderWay, arrival: Arrival): Judged => {
  const { enrolment, seq, hash } = arrival.envelope;
  const key = eventKey(enrolment, seq);
  const stands = batch.answered.get(key) ?? batch.read.stored.get(key);
  if (stands === undefined) return { answer: judgeNew(batch, arrival, key), fresh: true };
  if (stands.hash === hash) {
    const verdict = verdictOfKept(batch, arrival, stands);
    if (verdict !== null) return { answer: verdict, fresh: true };
    holdToShown(batch, arrival, stands);
    return { answer: stands, fresh: false };
  }
  const fork = forkKey(enrolment, seq, hash);
  const forked = batch.answered.get(fork) ?? batch.read.forks.get(fork);
  if (forked !== undefined) {
    const verdict = arrival.decided === undefined ? null : decideHold(batch, arrival, arrival.decided, forked);
    return { answer: verdict ?? forked, fresh: verdict !== null };
  }
  return { answer: holdFork(batch, arrival, fork), fresh: true };
};

const judgeNew = (batch: BatchUnderWay, arrival: Arrival, key: string): Answer => {
  takeWhatEnded(batch, arrival);
  const judgedNo = takeNumber(batch);
  const { decision, card } = judgementOf(batch, judgedNo, arrival);
  const answer = answerOf(arrival, judgedNo, decision);
  batch.answered.set(key, answer);
  batch.events.push(eventRow(batch, arrival, answer, card));
  tellFeeds(batch, arrival, answer, card);
  const confirmed = confirmedOf(batch, arrival);
  if (confirmed !== null) makeWhole(batch, confirmed, answer);
  const source = batch.read.sources.get(arrival.envelope.enrolment);
  if (answer.class !== 'held' && source !== undefined) judgeAwaiting(batch, arrival, source);
  noteCame(batch, arrival.envelope, arrival.receivedMs);
  return answer;
};

/** Custody ends where this server can judge it by now, or proves that it had, and where people decide. Laws: once, final */
const verdictOfKept = (batch: BatchUnderWay, arrival: Arrival, stands: Answer): Answer | null => {
  if (arrival.decided !== undefined) return decideHold(batch, arrival, arrival.decided, stands);
  const source = batch.read.sources.get(arrival.envelope.enrolment);
  if (source === undefined || !mayLeaveCustody(batch, arrival, stands)) return null;
  takeWhatEnded(batch, arrival);
  const verdict = giveVerdict(batch, arrival, { source, heldNo: stands.judgedNo, isFork: false, judge: (judgedNo) => judgementOf(batch, judgedNo, arrival) });
  const confirmed = confirmedOf(batch, arrival);
  if (confirmed !== null) makeWhole(batch, confirmed, verdict);
  return verdict;
};

/** What stands was judged without what is shown of it only now: by its phone, or by a rescue file. Law: final */
const holdToShown = (batch: BatchUnderWay, arrival: Arrival, stands: Answer): void => {
  const confirmed = confirmedOf(batch, arrival);
  if (confirmed === null) return;
  if (stands.class !== 'held') makeWhole(batch, confirmed, stands);
  else if (arrival.event.kind === 'SaleClaimed') rememberEarlier(batch, arrival.event.sale, confirmed);
};

const holdFork = (batch: BatchUnderWay, arrival: Arrival, key: string): Answer => {
  const judgedNo = takeNumber(batch);
  const answer = answerOf(arrival, judgedNo, held('FORK', { seq: arrival.envelope.seq }));
  batch.answered.set(key, answer);
  batch.forks.push(eventRow(batch, arrival, answer, cardOf(batch, arrival)));
  tellFeeds(batch, arrival, answer, null);
  noteFork(batch, arrival.envelope, arrival.receivedMs);
  return answer;
};

const eventRow = (batch: BatchUnderWay, arrival: Arrival, answer: Answer, card: CardId | null): EventRow => {
  const { envelope, event, at, receivedMs } = arrival;
  return {
    judgedNo: answer.judgedNo,
    heldNo: null,
    enrolment: envelope.enrolment,
    seq: envelope.seq,
    hash: envelope.hash,
    bytes: envelope.bytes,
    kindNumber: event.kind === 'Sealed' ? event.kindNumber : eventKindNumbers[event.kind],
    store: batch.read.sources.get(envelope.enrolment)?.store ?? null,
    card,
    atMs: at.atMs,
    sure: at.sure,
    receivedMs,
    answer,
  };
};
