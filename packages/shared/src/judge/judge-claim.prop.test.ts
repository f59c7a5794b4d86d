import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from './arrival.ts';
import { ana, beto, chips, claim, cola, emptyState, inBatches, phone2, sale } from './small-world.ts';

const guest = sale({ card: null, lines: [[cola, 2], [chips, 3]] });
const first = claim(guest, { seq: 2 });
const second = claim(guest, { seq: 3, enrolment: phone2 });
const rival = claim(guest, { seq: 4, enrolment: phone2, card: beto });
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });
const repeats = fc.array(fc.nat({ max: 7 }), { maxLength: 6 });

/** Where every card stands once these have arrived, the repeats among them. */
const standings = (order: readonly Arrival[], again: readonly number[], batches: readonly number[]): object => {
  const arrivals = [...order, ...again.flatMap((i) => order[i] ?? [])];
  const { state, outcomes } = inBatches(arrivals, batches, emptyState());
  const given = outcomes.flatMap(({ lots }) => lots).reduce((sum, { units }) => sum + units, 0);
  return { states: Object.fromEntries([...state.cardStates].map(([key, { balance, used }]) => [key, { balance, used }])), given };
};

/** The same sale with the card on it. */
const asIf = (card: typeof ana): object => standings([sale({ card, lines: [[cola, 2], [chips, 3]] })], [], [1]);

describe('claims in any order', () => {
  it('law once: sale and claims of one card, shuffled and repeated, leave what the card on the sale would have left', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([guest, first, second], { minLength: 3 }), repeats, sizes, (order, again, batches) => {
        expect(standings(order, again, batches)).toEqual(asIf(ana));
      }),
    );
  });

  it('law once: of two cards the claim that arrives first wins whenever the sale comes, and the other gets nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([guest, first, rival], { minLength: 3 }), repeats, sizes, (order, again, batches) => {
        expect(standings(order, again, batches)).toEqual(asIf(order.indexOf(first) < order.indexOf(rival) ? ana : beto));
      }),
    );
  });
});
