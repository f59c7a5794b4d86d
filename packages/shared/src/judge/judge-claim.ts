import { eventKindNumbers, factsWithMark, hasAttached } from '../events/index.ts';
import type { Answer, EventName } from '../events/index.ts';
import type { CardId, InstantMs, JudgedNo } from '../ids/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, takeNumber, tellScope } from './batch-under-way.ts';
import type { AwaitingClaim, Claim, ClaimedEvent, ClaimRow } from './claims.ts';
import { earnForCard } from './judge-sale.ts';
import { type Confirmed, makeWhole } from './make-whole.ts';
import { eventKey, forkKey, type SourceFacts } from './state.ts';
import { takeEndedBefore } from './take-ended.ts';
import type { Decision } from './verdict.ts';

/** A card may be added this long after the sale, as with a claim code. */
const claimHoursMax = 72;
const hourMs = 3_600_000;

/**
 * Judges one claim: as if its card had been on the sale, by the sale's time, basis and arrival. The sale's own verdict stays.
 * Answers like `judgeSale`, or `held` AWAITS_SALE while the sale is not on record, or `refused`: CLAIM_TARGET_WRONG, SALE_HAS_CARD,
 * SALE_CLAIMED, CLAIM_LATE, HOLD_NOT_COUNTED (people decided so of its sale). Of several claims the first to arrive whose card exists wins, whenever the sale comes.
 * Law: once
 */
export const judgeClaim = (batch: BatchUnderWay, judgedNo: JudgedNo, source: SourceFacts, claim: Claim): Decision => {
  const named = eventNamed(batch, claim.sale);
  const decision = named === null ? awaits(claim) : decideClaim(batch, judgedNo, source, claim, named);
  noteClaim(batch, claim, decision);
  return decision;
};

/**
 * The claims that waited for an event which is judged now: each gets its verdict under a number of its own, and is made whole when it had been
 * answered better before a restore. Laws: once, final
 */
export const judgeAwaiting = (batch: BatchUnderWay, { envelope: name, receivedMs }: Arrival, source: SourceFacts): void => {
  const key = eventKey(name.enrolment, name.seq);
  const waiting = awaitingOf(batch, key);
  if (waiting.length === 0) return;
  batch.awaiting.set(key, waiting.filter(({ sale }) => sale.hash !== name.hash));
  for (const claim of waiting) if (claim.sale.hash === name.hash) release(batch, source, claim, receivedMs);
};

/** The card of a claim that attached; null for any other. */
export const cardOfClaim = (batch: BatchUnderWay, { card }: Pick<Claim, 'card'>, decision: Decision): CardId | null => (hasAttached(decision) ? (batch.read.cards.get(card) ?? null) : null);

const awaits = ({ sale }: Claim): Decision => ({ class: 'held', code: 'AWAITS_SALE', facts: { seq: sale.seq }, given: [] });

const refused = (code: string, facts: Decision['facts'] = {}): Decision => ({ class: 'refused', code, facts, given: [] });

const decideClaim = (batch: BatchUnderWay, judgedNo: JudgedNo, source: SourceFacts, claim: Claim, named: ClaimedEvent): Decision => {
  const { event: sale, store, atMs, sure, receivedMs, isClaimed, isNotCounted } = named;
  if (sale.kind !== 'SaleRecorded' || store !== claim.store) return refused('CLAIM_TARGET_WRONG');
  if (sale.card !== null) return refused('SALE_HAS_CARD');
  if (isNotCounted) return refused('HOLD_NOT_COUNTED');
  if (isClaimed || batch.claimed.has(fullKey(claim.sale))) return refused('SALE_CLAIMED');
  // A time that is only a place in its bracket proves nothing against the customer.
  if (sure && claim.sure && claim.atMs > atMs + claimHoursMax * hourMs) return refused('CLAIM_LATE', { hours: claimHoursMax });
  const card = batch.read.cards.get(claim.card);
  if (batch.read.erasedCards.has(claim.card)) return refused('CARD_ERASED', { card: claim.card });
  if (card === undefined) return refused('CARD_UNKNOWN', { card: claim.card });
  return earnForCard(batch, judgedNo, source, { lines: sale.lines, ticketCents: sale.ticketCents, basis: sale.basis, atMs, receivedMs }, { id: card, code: claim.card });
};

/** Takes what has ended of a claim's card by the time of its sale, when that is on record. */
export const takeEndedBeforeClaim = (batch: BatchUnderWay, source: SourceFacts, { sale, card }: Pick<Claim, 'sale' | 'card'>): void => {
  const named = eventNamed(batch, sale);
  if (named !== null) takeEndedBefore(batch, source, card, named.atMs);
};

/** Whether the event of this name is judged, so that a claim of it gets its verdict at once. */
export const isOnRecord = (batch: BatchUnderWay, name: EventName): boolean => eventNamed(batch, name) !== null;

/** The event of this name, if it is judged: in this batch or before. Other bytes under its number are another event, whose own name ends in another hash. */
const eventNamed = (batch: BatchUnderWay, name: EventName): ClaimedEvent | null => {
  const keys = [eventKey(name.enrolment, name.seq), fullKey(name)];
  const fresh = keys.map((key) => batch.answered.get(key)).find((answer) => answer?.hash === name.hash);
  const named = fresh === undefined ? keys.map((key) => batch.read.claimedEvents.get(key)).find((event) => event?.hash === name.hash) : freshEvent(batch, name, fresh);
  return named === undefined || named.isHeld ? null : named;
};

const fullKey = ({ enrolment, seq, hash }: EventName): string => forkKey(enrolment, seq, hash);

const freshEvent = (batch: BatchUnderWay, name: EventName, { class: answerClass, code }: Answer): ClaimedEvent | undefined => {
  const arrival = arrivalOf(batch, name);
  if (arrival === undefined) return undefined;
  const { envelope, event, at, receivedMs } = arrival;
  const store = batch.read.sources.get(envelope.enrolment)?.store ?? null;
  return { hash: envelope.hash, event, store, atMs: at.atMs, sure: at.sure, receivedMs, isHeld: answerClass === 'held', isNotCounted: code === 'HOLD_NOT_COUNTED', isClaimed: false };
};

/** The first arrival of a name in this batch: the one that was judged. Indexed only once a claim asks. */
const arrivalOf = (batch: BatchUnderWay, name: EventName): BatchUnderWay['arrivals'][number] | undefined => {
  if (batch.arrivalByKey === null) {
    batch.arrivalByKey = new Map();
    for (const arrival of batch.arrivals) {
      const own = fullKey(arrival.envelope);
      if (!batch.arrivalByKey.has(own)) batch.arrivalByKey.set(own, arrival);
    }
  }
  return batch.arrivalByKey.get(fullKey(name));
};

const awaitingOf = (batch: BatchUnderWay, saleKey: string): readonly AwaitingClaim[] => batch.awaiting.get(saleKey) ?? batch.read.awaiting.get(saleKey) ?? [];

const noteClaim = (batch: BatchUnderWay, { name, sale }: Claim, decision: Decision): void => {
  const state: ClaimRow['state'] = decision.class === 'held' ? 'awaiting' : hasAttached(decision) ? 'attached' : 'refused';
  if (state === 'attached') batch.claimed.add(fullKey(sale));
  batch.claims.set(eventKey(name.enrolment, name.seq), { enrolment: name.enrolment, seq: name.seq, sale, state });
};

/** Keeps a claim until its sale comes; among its like it waits in order of arrival. */
export const keepAwaiting = (batch: BatchUnderWay, claim: AwaitingClaim): void => {
  const key = eventKey(claim.sale.enrolment, claim.sale.seq);
  batch.awaiting.set(key, [...awaitingOf(batch, key), claim]);
  if (claim.earlier !== undefined) noteEarlier(batch, claim);
};

/** A claim that waits already, and of which only now is shown what it had been answered. */
export const rememberEarlier = (batch: BatchUnderWay, sale: EventName, { name, earlier }: Confirmed): void => {
  const key = eventKey(sale.enrolment, sale.seq);
  const waiting = awaitingOf(batch, key);
  const claim = waiting.find((one) => one.name.hash === name.hash);
  const known = claim?.earlier ?? [];
  const news = earlier.filter((one) => !known.some(({ epoch, answer }) => epoch === one.epoch && answer.judgedNo === one.answer.judgedNo));
  if (claim === undefined || news.length === 0) return;
  const shown = { ...claim, earlier: [...known, ...news] };
  batch.awaiting.set(key, waiting.map((one) => (one === claim ? shown : one)));
  noteEarlier(batch, shown);
};

const noteEarlier = (batch: BatchUnderWay, { name, sale, earlier }: AwaitingClaim): void =>
  void batch.claims.set(eventKey(name.enrolment, name.seq), { enrolment: name.enrolment, seq: name.seq, sale, state: 'awaiting', earlier });

const release = (batch: BatchUnderWay, source: SourceFacts, claim: AwaitingClaim, atMs: InstantMs): void => {
  const { enrolment, seq, hash } = claim.name;
  takeEndedBeforeClaim(batch, source, claim);
  const judgedNo = takeNumber(batch);
  const decision = judgeClaim(batch, judgedNo, source, claim);
  const card = cardOfClaim(batch, claim, decision);
  const answer: Answer = { seq, hash, judgedNo, ...decision, facts: factsWithMark(decision.facts, claim) };
  batch.answered.set(eventKey(enrolment, seq), answer);
  const held = batch.events.findIndex((row) => row.judgedNo === claim.heldNo);
  const row = batch.events[held];
  if (row === undefined) batch.verdicts.push({ enrolment, seq, hash, isFork: false, heldNo: claim.heldNo, kindNumber: eventKindNumbers.SaleClaimed, store: claim.store, card, judgedBy: null, answer });
  else batch.events[held] = { ...row, judgedNo, heldNo: claim.heldNo, card, answer };
  tellScope(batch, `store:${claim.store}`, judgedNo, 'claim');
  if (card !== null) tellScope(batch, `card:${card}`, judgedNo, 'sale');
  if (claim.earlier !== undefined) makeWhole(batch, { name: claim.name, store: claim.store, card: claim.card, earlier: claim.earlier, atMs }, answer);
};
