import { counted, type ErrorText, type MessageFacts } from '../errors/error-text.ts';
import { saleErrorsEn } from '../errors/sale-en.ts';
import type { Reason } from './reason.ts';

/** Why a purchase gave what it gave, said to its customer; the registry's words are for who stands behind the counter. */
export const reasonsEn: Readonly<Record<Reason, (facts: MessageFacts) => ErrorText>> = {
  ...saleErrorsEn,
  NO_CARD: () => ['You bought without a card: it did not count.', 'Show your card before you pay next time.'],
  NO_CAMPAIGN: () => ['The store has no promotions for now.', 'Your purchase is on record; ask when there will be one.'],
  PRODUCT_UNKNOWN: () => ['Your purchase has a product that Qoa does not know yet.', 'If it should take part, tell the store.'],
  PRODUCT_NOT_IN_CAMPAIGN: () => ['What you bought is in no promotion.', 'Ask the store which products take part.'],
  HOLDOUT: () => ['What you bought is in no promotion.', 'Ask the store which products take part.'],
  PRODUCT_RESTRICTED: () => ['That product takes no part in promotions.', 'Try another to earn.'],
  STORE_NOT_IN_CAMPAIGN: () => ['This store is not in the promotion.', 'Ask the store in which ones it takes part.'],
  CAME_LATE: ({ bonus }) => [bonus === 'tier' ? 'This purchase came after a newer one: your tier of now holds.' : 'This purchase came after a newer one, which already has what your first purchase gets.', 'Nothing to do: what is yours does not change.'],
  AMOUNT_MISSING: () => ['It did not count: the store did not note what your purchase cost.', 'Next time, ask them to note it.'],
  CARD_NOT_IN_CAMPAIGN: () => ['It did not count: the promotion is for other cards.', 'Your card may earn in other promotions.'],
  RULE_NOT_NOW: (facts) => (facts['why'] === undefined ? ['It did not count: the promotion asks for another day, another hour or more pieces.', 'The terms say when it counts, and with how much.'] : saleErrorsEn.RULE_NOT_NOW(facts)),
  PRIZE_EARNS_NOTHING: () => ['Your prize does not count.', 'Your next purchase counts again.'],
  ANOTHER_CAMPAIGN_WAS_BETTER: () => ['Your purchase counted in another promotion, the one that gives you more.', 'Nothing to do: only one of the two counts.'],
  GOAL_REACHED: (facts) => [`It did not count: you already have ${counted(facts, 'goal')}, the goal.`, 'Redeem your reward and it counts again.'],
  GOAL_CUT: (facts) => [`${counted(facts, 'given') === 0 ? 'A part did not count' : `It gave ${counted(facts, 'given')} of ${counted(facts, 'due')}`}: the goal is ${counted(facts, 'goal')}.`, 'Redeem your reward and it counts again.'],
};
