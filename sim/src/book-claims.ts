import { hasAttached, type EventName } from '@qoa/shared/events';
import { type Arrival, type BatchOutcome, type BatchState, type ClaimedEvent, eventKey, forkKey } from '@qoa/shared/judge';
import type { Book, Entry } from './book.ts';

/** What the judge reads of claims: the events that these arrivals name, and what waits. */
export const claimsOf = (book: Book, arrivals: readonly Arrival[]): Pick<BatchState, 'claimedEvents' | 'awaiting'> => {
  const claimedEvents = new Map<string, ClaimedEvent>();
  for (const { event } of arrivals) {
    const named = event.kind === 'SaleClaimed' ? entryOf(book, event.sale) : null;
    if (named === null || event.kind !== 'SaleClaimed') continue;
    const { enrolment, seq, hash } = event.sale;
    const key = forkKey(enrolment, seq, hash);
    claimedEvents.set(book.forks.has(key) ? key : eventKey(enrolment, seq), { ...named.row, event: named.event, isHeld: named.row.answer.class === 'held', isNotCounted: named.row.answer.code === 'HOLD_NOT_COUNTED', isClaimed: book.claimed.has(key) });
  }
  return { claimedEvents, awaiting: book.awaiting };
};

/** Writes what a batch did to claims. An event whose custody became a verdict stands at both places, as it is now. */
export const enterClaims = (book: Book, outcome: BatchOutcome): void => {
  for (const { enrolment, seq, hash, isFork, heldNo, card, judgedBy, answer } of outcome.verdicts) {
    const held = book.journal.get(heldNo);
    if (held?.entry !== 'event') continue;
    const moved: Entry = { ...held, row: { ...held.row, ...judgedBy, judgedNo: answer.judgedNo, heldNo, card, answer } };
    book.journal.set(heldNo, moved);
    book.journal.set(answer.judgedNo, moved);
    if (isFork) book.forks.set(forkKey(enrolment, seq, hash), answer);
    else book.answers.set(eventKey(enrolment, seq), answer);
  }
  for (const row of outcome.events) {
    const moved = row.heldNo === null ? undefined : book.journal.get(row.judgedNo);
    if (moved !== undefined && row.heldNo !== null) book.journal.set(row.heldNo, moved);
  }
  for (const { sale, state } of outcome.claims) if (state === 'attached') book.claimed.add(forkKey(sale.enrolment, sale.seq, sale.hash));
  for (const [sale, waiting] of outcome.awaiting) book.awaiting.set(sale, waiting);
};

/** The sale that an event is about: a claim's is the one that it names. */
export const saleOf = (book: Book, entry: Extract<Entry, { entry: 'event' }>): Extract<Entry, { entry: 'event' }> => (entry.event.kind === 'SaleClaimed' ? (entryOf(book, entry.event.sale) ?? entry) : entry);

/** The time by whose day an event counts. */
export const dayTimeOf = (book: Book, entry: Extract<Entry, { entry: 'event' }>): number => saleOf(book, entry).row.atMs;

/** A sale has one card at most, its own or one that was added; and nothing waits for a sale that is here. */
export const claimsCountOnce = (book: Book): string | null => {
  const attached = new Map<string, number>();
  for (const [judgedNo, entry] of book.journal) {
    if (entry.entry !== 'event' || entry.event.kind !== 'SaleClaimed' || entry.row.judgedNo !== judgedNo) continue;
    const { sale } = entry.event;
    const key = forkKey(sale.enrolment, sale.seq, sale.hash);
    const named = entryOf(book, sale);
    const isHere = named !== null && named.row.answer.class !== 'held';
    if (isHere && entry.row.answer.code === 'AWAITS_SALE') return `claim ${judgedNo} waits for ${key}, which is here`;
    if (!hasAttached(entry.row.answer)) continue;
    if (!isHere || named.event.kind !== 'SaleRecorded' || named.event.card !== null || named.row.answer.code === 'HOLD_NOT_COUNTED') return `claim ${judgedNo} gave a card to ${key}, which cannot have one`;
    if (attached.has(key)) return `${key} got a card from ${attached.get(key) ?? 0} and from ${judgedNo}`;
    attached.set(key, judgedNo);
  }
  return null;
};

const entryOf = (book: Book, { enrolment, seq, hash }: EventName): Extract<Entry, { entry: 'event' }> | null => {
  const answer = [book.answers.get(eventKey(enrolment, seq)), book.forks.get(forkKey(enrolment, seq, hash))].find((each) => each?.hash === hash);
  const entry = answer === undefined ? undefined : book.journal.get(answer.judgedNo);
  return entry?.entry === 'event' ? entry : null;
};
