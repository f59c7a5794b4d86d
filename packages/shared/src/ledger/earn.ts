import type { CardId, ProgrammeId } from '../ids/index.ts';
import type { Posting } from './posting.ts';

/** How a card's earning splits: an old debt takes its part first. */
export interface Earning {
  readonly postings: readonly Posting[];
  readonly repaid: number;
}

/**
 * The postings of `units` > 0 earned by a card: all of it to the card, then what it owes from the card to its debt, so that the
 * balance never falls below where it stood. A debt account stands below zero by what is owed.
 * Laws: never negative, final
 */
export const earn = (programme: ProgrammeId, card: CardId, units: number, debt: number): Earning => {
  const holder = { kind: 'card', owner: card, programme } as const;
  const earned: Posting = { from: { kind: 'issued', owner: 0, programme }, to: holder, units, reason: 'earn' };
  const repaid = Math.min(debt, units);
  if (repaid === 0) return { postings: [earned], repaid };
  return { postings: [earned, { from: holder, to: { kind: 'debt', owner: card, programme }, units: repaid, reason: 'repay' }], repaid };
};
