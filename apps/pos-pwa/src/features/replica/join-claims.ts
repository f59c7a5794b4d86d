import { eventKindNumbers, hasAttached } from '@qoa/shared/events';
import type { StoreClaimRow } from '@qoa/shared/feed';
import { betterAnswer, nameKey, openedEvent, stateOf, type OwnEvent } from './own-event.ts';
import type { ListedClaim } from './replica.ts';

/** Whether an envelope of this phone adds a card to a sale, read from its first byte alone. */
export const isClaim = ({ bytes }: Pick<OwnEvent, 'bytes'>): boolean => ((bytes?.[0] ?? 0) & 0x1f) === eventKindNumbers.SaleClaimed;

/** The claim to show with each sale, by the sale's name: the one that gave it its card, else what may still do so, else the last that was refused. */
export const joinClaims = (own: readonly OwnEvent[], told: readonly StoreClaimRow[], hasArrived: (own: OwnEvent) => boolean): ReadonlyMap<string, ListedClaim> => {
  const rowByName = new Map(told.map((row) => [nameKey(row), row]));
  const best = new Map<string, ListedClaim>();
  const offer = (sale: string, claim: ListedClaim): void => {
    const before = best.get(sale);
    if (before === undefined || rank(claim) > rank(before) || (rank(claim) === rank(before) && isLater(claim, before))) best.set(sale, claim);
  };
  for (const one of own) {
    const event = openedEvent(one.bytes);
    if (event?.kind !== 'SaleClaimed') continue;
    const answer = betterAnswer('answer' in one ? one.answer : null, rowByName.get(nameKey(one))?.answer ?? null);
    rowByName.delete(nameKey(one));
    const { enrolment, seq, hash } = one;
    offer(nameKey(event.sale), { name: { enrolment, seq, hash }, card: event.card, state: stateOf(one, answer, hasArrived(one)), answer });
  }
  for (const { enrolment, seq, hash, sale, card, answer } of rowByName.values()) offer(nameKey(sale), { name: { enrolment, seq, hash }, card, state: answer.class, answer });
  return best;
};

const rank = ({ answer, state }: ListedClaim): number => (state === 'drawn' ? 0 : answer === null || answer.class === 'held' ? 1 : hasAttached(answer) ? 2 : 0);

const isLater = (a: ListedClaim, b: ListedClaim): boolean => (a.answer?.judgedNo ?? Infinity) > (b.answer?.judgedNo ?? Infinity);
