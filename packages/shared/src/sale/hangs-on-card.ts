import { asksOfCard, type CampaignOutcome, type CardScope, isDecidedBeforeCard, type Revision } from '../rules/index.ts';
import type { CardStanding } from './card-standings.ts';

/**
 * Whether what a sale gives hangs on what only the server knows of a card, and it told nothing: segments and birthdays; a first purchase, of a card that
 * this phone never sold to; where nothing is given here, a tier, a long absence, or what was carried over.
 */
export const hangsOnCard = ({ revision, state, told }: CardStanding, { given, explanation }: CampaignOutcome): boolean => {
  if (told !== null || isDecidedBeforeCard(explanation.code)) return false;
  return asksOfCard(revision) || (state.lastSoldAtMs === null && asksOfFirst(revision)) || (given.length === 0 && asksOfPast(revision));
};

/** Whether the server knows more of what a card did than a phone can, and something hangs on it. */
export const asksOfPast = (revision: Revision): boolean => asksOfFirst(revision) || revision.tiers !== null || scopesOf(revision).some(({ lapsedDays }) => lapsedDays !== undefined) || revision.earn.some(({ per }) => carries(per));

const asksOfFirst = (revision: Revision): boolean => revision.earn.some(({ per }) => per.kind === 'first') || scopesOf(revision).some(({ isNew }) => isNew === true);

const scopesOf = ({ cards, earn, multipliers }: Revision): readonly CardScope[] => [cards, ...earn.map((rule) => rule.cards), ...multipliers.list.map((multiplier) => multiplier.cards)];

const carries = (per: Revision['earn'][number]['per']): boolean => ('remainder' in per ? per.remainder : 'rounding' in per ? per.rounding.remainder : 'drop') === 'carry';
