import type { ProblemCode, WarningCode } from '@qoa/shared/rules';
import { counted, said, type MessageFacts } from '../errors/error-text.ts';
import { numberText } from './formats.ts';

const number = (facts: MessageFacts, name: string): string => numberText(counted(facts, name), 'en');

const restricted = 'alcohol, tobacco, medicine, phone credit or a service';

const names = (facts: MessageFacts): string => `${said(facts, 'names')}${counted(facts, 'more') === 0 ? '' : ` and ${number(facts, 'more')} more`}`;

/** What keeps a multiplier from every rule. */
const apart: Readonly<Record<string, string>> = {
  '': 'it meets no rule in hours, products, stores, cards and unit',
  unit: 'no rule gives its unit',
  bonus: 'gifts for a first purchase and for a birthday are not boosted',
  window: 'no rule gives on its days and hours',
  products: 'no rule gives for its products',
  stores: 'no rule gives in its stores',
  cards: 'no rule gives to its cards',
};

const goesHere = ({ expected }: MessageFacts): string | undefined => (expected === 'number' ? 'A number goes here.' : expected === 'date' ? 'A date goes here.' : expected === 'time' ? 'A time of day goes here.' : undefined);

/** What whoever builds a campaign reads beside a field. */
export const problemsEn: Readonly<Record<ProblemCode | WarningCode, (facts: MessageFacts) => string>> = {
  REQUIRED: (facts) => goesHere(facts) ?? 'This is missing.',
  WRONG_TYPE: (facts) => goesHere(facts) ?? 'This value is not of the kind that goes here.',
  UNKNOWN_MEMBER: () => 'A campaign has no such member: take it out.',
  UNKNOWN_CHOICE: (facts) => (facts['choices'] === undefined ? 'Choose one of those offered.' : `Choose one of these: ${said(facts, 'choices')}.`),
  OUT_OF_RANGE: (facts) => (facts['min'] === undefined ? `At most ${number(facts, 'max')}.` : `At least ${number(facts, 'min')}.`),
  TOO_MANY: (facts) => `Too many: at most ${number(facts, 'max')}.`,
  TOO_LONG: (facts) => `Too long: at most ${number(facts, 'max')} letters.`,
  MALFORMED: () => 'It is not written as it should be.',
  REPEATED: () => 'It is there twice: take one out.',
  RESERVED: () => 'That name is taken: use another.',
  OVERFLOW: () => 'With these numbers the sums grow beyond bounds: lower units or boosts, or raise the amount.',
  UNIT_NOT_IN_CAMPAIGN: () => 'The campaign does not give that unit: add it or choose the other.',
  NOT_FIRST_PROGRAMME: () => 'The campaign has the number of its first unit.',
  UNKNOWN_TIME_ZONE: () => 'There is no such time zone: choose one of the list.',
  ENDS_BEFORE_START: () => 'It ends before it begins: change one of the dates.',
  EXPIRES_BEFORE_USE: () => 'They expire before they can be used: lengthen their life or shorten the wait.',
  WINDOW_NEVER_OPENS: () => 'Within the campaign’s dates that day and hour never come.',
  SCOPE_EMPTY: () => 'Nothing and nobody fits: what is included is excluded, too.',
  SCOPE_OUTSIDE: () => 'Nothing would ever count here: it lies outside what the campaign says. Change it here or in the campaign.',
  UNKNOWN_NAME: (facts) => `Qoa knows of no ${names(facts)}. Take it out or mend it.`,
  OTHER_MAKER: (facts) => `It is another maker’s and would never count here: ${names(facts)}. Take it out.`,
  UNKNOWN_TIER: () => 'There is no such tier: add it or choose another.',
  UNKNOWN_MULTIPLIER: () => 'There is no such boost: add it or choose another.',
  UNKNOWN_REWARD: () => 'There is no such reward: add it or choose another.',
  TIERS_DO_NOT_RISE: () => 'Each tier must ask for more than the one below it.',
  CARRY_NOT_POSSIBLE: () => 'What is left over can be kept only when rounding down on the total of the purchase.',
  RESTRICTED_NOT_PERMITTED: () => 'Whoever makes this campaign may not name that kind of product: ask Qoa.',
  RESTRICTED_ALONE: (facts) => `Nothing would ever count: ${names(facts)} is ${restricted} and the campaign does not allow it. Allow its kind or choose other products.`,
  NOT_A_PRODUCT: () => 'Only a reward of kind product has products.',
  REWARD_EARNS_ITSELF: (facts) => `Buying one piece gives ${number(facts, 'earned')} and having it as a reward costs less: it would pay for itself without end. Raise the cost.`,
  REWARD_OUT_OF_REACH: (facts) => `Nobody can gather that much: the goal cuts at ${number(facts, 'max')}.`,
  RULE_NEVER_GIVES: (facts) => `It never gives: it asks for ${number(facts, 'pieces')} pieces in one purchase and a limit lets ${number(facts, 'max')} count. Raise the limit or ask for fewer.`,
  LIMIT_NEVER_BITES: () => 'This limit is never reached: another comes first.',
  LIMIT_SEES_NO_LINES: () => 'This limit counts nothing: no way to earn gives by each of its products.',
  LIMIT_MISSES_RULE: (facts) => `This limit does not count what way to earn ${number(facts, 'rule')} gives: it gives for the purchase, not by product. Put it on the whole campaign if it should.`,
  LIMIT_OUTSIDE: () => 'This limit counts nothing: its products take no part in the campaign.',
  REWARD_AT_ONCE: () => 'A single purchase already pays for this reward, as in two for one. Is that meant?',
  REWARD_TAKES_A_LIFE: (facts) => `With the limit of ${number(facts, 'max')} in the whole promotion nobody can pay for this reward.`,
  REWARD_TOO_FAR: (facts) => `With these dates, limits and budget a card gathers at most ${number(facts, 'most')}: nobody new gets to this reward.`,
  BENEFIT_NOT_SHOWN: () => 'Only who may have it sees it on the card. For now the store’s phone neither shows it nor hands it over.',
  REDEEM_ENDS_FIRST: () => 'Redeeming ends before the campaign: what is earned last cannot be used.',
  EXPIRES_WHILE_EARNING: () => 'They expire on a date on which people still earn: what comes later is born expired.',
  WARNING_TOO_EARLY: () => 'The warning would come before they are earned.',
  TIER_GIVES_LESS: () => 'This tier gives less than the one below it.',
  NOBODY_BEGINS: () => 'Nobody can begin: days without buying are counted from the last purchase that counted in this promotion. Let who buys for the first time earn, too.',
  TIER_OUT_OF_REACH: () => 'Only who has a tier earns, and without earning nobody gets to the first. Let those without a tier earn, too.',
  LEVEL_ABOVE_GOAL: (facts) => `Nobody new gets to this tier: the goal lets a card hold ${number(facts, 'max')} at most. Ask for less, or raise the goal.`,
  MULTIPLIER_NEVER_MEETS: (facts) => `This boost never adds anything: ${apart[said(facts, 'by')] ?? apart['']}. Change it or take it out.`,
  TICKET_COUNTS_ALL: () => 'It counts the whole purchase, other makers’ goods too. Is that meant?',
  EVERYONE_HELD_OUT: () => 'Like this, nobody takes part.',
  NOTHING_YET: (facts) => `There is nothing with ${names(facts)} today: nothing counts there until there is.`,
  RESTRICTED_TODAY: () => `All that fits here today is ${restricted} and the campaign does not allow it: nobody will earn. Allow its kind or include other products.`,
  RESTRICTED_LEFT_OUT: (facts) => `${names(facts)} will not count: it is ${restricted} and the campaign does not allow it.`,
  NAME_OF_OTHERS: (facts) => `It is called “${said(facts, 'name')}”, which is another maker’s and no longer among the products of this reward. Change the name, or add the product by its code.`,
  OWN_STORE_OUTSIDE: () => 'The store that offers it is not among these, and it counts in no other: nobody will earn. Add it, or leave all stores.',
  CAMPAIGN_OVERLAPS: (facts) => `It meets “${said(facts, 'name')}” in products, stores and dates. ${counted(facts, 'sameGroup') === 1 ? 'They are of one group: only the best counts.' : 'A purchase will count in both.'}`,
  BUDGET_SHORT: (facts) => (counted(facts, 'units') === 0 ? `The whole budget was given already: ${number(facts, 'issued')}. Raise it or nobody earns.` : `A normal week gives ${number(facts, 'weekUnits')} and the budget has ${number(facts, 'units')} left.`),
  SEGMENT_EMPTY: (facts) => `No card is in the group “${said(facts, 'segment')}” today: nobody earns by it until you add some.`,
  BIRTHDAYS_FEW: (facts) =>
    counted(facts, 'told') === 0
      ? 'No card has told its birthday: none earns by it until it is told on the card.'
      : `Only ${number(facts, 'told')} of ${number(facts, 'cards')} cards told their birthday: the others earn nothing by it until they tell it on their card.`,
};
