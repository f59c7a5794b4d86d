import type { errorsByArea } from '@qoa/shared/errors';
import { counted, whenSaid } from './error-text.ts';
import type { ErrorArea, MessageFacts } from './error-text.ts';
import { againEn, comeBackEn, reachedEn, topsEn } from './limit-en.ts';
import { minimum, share } from './limit-words.ts';

/** Why a sale gave what it gave. */
export const saleErrorsEn: ErrorArea<typeof errorsByArea.sale> = {
  NO_CARD: () => ['Sale without a card: it earns no stamps.', 'Ask for the card next time.'],
  CARD_UNKNOWN: () => ['It did not count: that card does not exist.', 'Check the code or ask the customer to open their card.'],
  CARD_ERASED: () => ['It did not count: the owner erased that card.', 'The sale stands. To collect stamps again, they can ask for a new card.'],
  PRODUCT_NOT_IN_CAMPAIGN: () => ['The sale is kept; the product is in no promotion.', 'Try one that takes part.'],
  PRODUCT_UNKNOWN: () => ['The sale is kept and earned nothing: Qoa does not know the product.', 'If it should take part, tell Qoa; try another to earn.'],
  PRODUCT_RESTRICTED: () => ['That product takes no part in promotions.', 'The sale is kept all the same; try another to earn.'],
  PRODUCT_FRACTION: () => ['It did not count: only whole pieces do.', 'From one whole piece on it counts.'],
  NO_CAMPAIGN: () => ['The store has no active promotions.', 'The sale is kept all the same. Ask Qoa for a promotion.'],
  CAMPAIGN_NOT_STARTED: (facts) => [`It did not count: the promotion begins on ${whenSaid(facts, 'startsAtMs', 'en')}.`, 'It counts from then on.'],
  CAMPAIGN_ENDED: (facts) => [`It did not count: the promotion ended on ${whenSaid(facts, 'endedAtMs', 'en')}.`, 'What was earned is still there: ask for the next one.'],
  CAMPAIGN_PAUSED: () => ['It did not count: the promotion is paused.', 'Try another day; what was earned is still there.'],
  LIMIT_REACHED: (facts) => [`It did not count: ${reachedEn(facts)}.`, comeBackEn(facts)],
  LIMIT_CUT: (facts) => [`${cutEn(facts)}: ${topsEn(facts)}.`, comeBackEn(facts)],
  BUDGET_SPENT: () => ['It did not count: the promotion has given all it had.', 'What was earned is still there.'],
  BUDGET_CUT: (facts) => [counted(facts, 'given') === 0 ? 'Another promotion has given all it had.' : `It gave ${share(facts, 'of')}: it was the last of the promotion.`, 'What was earned is still there.'],
  GOAL_REACHED: (facts) => [`It did not count: the card is already at ${counted(facts, 'goal')}.`, 'Redeem the reward and it counts again.'],
  GOAL_CUT: (facts) => [`${cutEn(facts)}: the goal is ${counted(facts, 'goal')}.`, 'Redeem the reward and it counts again.'],
  COOLDOWN: (facts) => ['It did not count: too soon after the last purchase.', againEn(facts)],
  MINIMUM_NOT_REACHED: (facts) => [`It did not count: the smallest purchase is ${lessTimes(facts, 0)}.`, `With ${lessTimes(facts, 1) || lessTimes(facts, 0)} more it counts.`],
  ANOTHER_CAMPAIGN_WAS_BETTER: () => ['Another promotion counted, the one that gives more.', 'Only one counts. Nothing to do.'],
  CAME_LATE: ({ bonus }) => [bonus === 'tier' ? 'It came after a newer sale: the tier of now holds.' : 'It came after a newer sale, which already has what a first purchase gets.', 'Nothing to do: what was given stays.'],
  AMOUNT_MISSING: () => ['It did not count: the amount of the products is missing.', 'Write it before saving and it counts.'],
  CARD_NOT_IN_CAMPAIGN: () => ['It did not count: the promotion is for other cards.', 'That card may earn in other promotions.'],
  RULE_NOT_NOW: (facts) => {
    switch (facts['why']) {
      case 'window':
        return ['It did not count: not the day or hour of the promotion.', againEn(facts)];
      case 'little':
        return ['It did not count: too few pieces or products of the promotion.', 'The terms say how much counts.'];
      case 'once':
        return ['It did not count: that was for the first purchase alone.', 'What was earned is still there.'];
      case 'other':
        return ['It did not count: it does not apply to this purchase for now.', 'The terms say when it counts, and for whom.'];
      default:
        return ['It did not count: too little, or not the day or hour.', 'The terms say when it counts.'];
    }
  },
  STORE_NOT_IN_CAMPAIGN: () => ['It did not count: this store is not in the promotion.', 'Ask Qoa to include it.'],
  PRIZE_EARNS_NOTHING: () => ['A prize that is handed over does not count.', 'The next purchase counts again.'],
  HOLDOUT: () => ['The sale is kept; the product is in no promotion.', 'Try one that takes part.'],
  DEBT_REPAID: (facts) => [`${counted(facts, 'repaid')} went to an earlier return.`, 'What comes next counts in full.'],
  AWAITS_SALE: () => ['The card is added; its sale has yet to arrive.', 'It counts by itself once the sale is here. Nothing to do.'],
  CLAIM_TARGET_WRONG: () => ['It did not count: that sale is not of this store.', 'Add the card from the right sale.'],
  SALE_HAS_CARD: () => ['It did not count: that sale was saved with a card.', 'Ask for the card at the next sale.'],
  SALE_CLAIMED: () => ['It did not count: that sale already has a card.', 'Every sale counts once.'],
  HOLD_NOT_COUNTED: () => ['It did not count: support looked at it and decided so.', 'If you think that is a mistake, talk to support.'],
  CLAIM_LATE: (facts) => [`It did not count: more than ${counted(facts, 'hours')} hours passed since the sale.`, 'Ask for the card at the next sale.'],
  SALE_EMPTY: () => ['The sale has no products.', 'Scan or type one.'],
  SALE_LINES_MAX: (facts) => [`The sale already has ${counted(facts, 'max')} different products.`, 'Save it and begin another.'],
  SALE_QUANTITY_RANGE: () => ['That quantity cannot be recorded.', 'Check the quantity.'],
  SALE_SAVED_IN_PART: () => ['Another window already saved a part of this sale.', 'What it did not save is left here: save it or delete it. What was saved is under Sales.'],
  CLOCK_UNSURE: () => ['The phone’s clock was not sure; the time was worked out.', 'Set the phone’s time to automatic.'],
};

const lessTimes = (facts: MessageFacts, times: number): string => minimum(facts, times, 'en', ['piece', 'pieces'], ' and ');

/** What was cut to nothing, a unit or a campaign, is told only where another one gave. */
const cutEn = (facts: MessageFacts): string => (counted(facts, 'given') === 0 ? 'A part did not count' : `It gave ${share(facts, 'of')}`);
