import type { CampaignState } from './campaign-state.ts';
import { dayOf, type Moment } from './moment.ts';
import type { CardFacts } from './sale-facts.ts';
import type { CardScope } from './document/scope.ts';

/** A card as it stands before a sale. */
export interface CardBefore {
  readonly card: CardFacts;
  readonly state: CampaignState;
  readonly moment: Moment;
  /** Its level on the sale's day, asked only where a scope names tiers. */
  readonly level: () => number;
}

/** Whether a card scope holds: all of its parts, of which an empty list says nothing. Section 3, *Cards*. */
export const holdsCard = (scope: CardScope, { card, state, moment, level }: CardBefore): boolean => {
  if (scope.isNew === true && state.firstSoldAtMs !== null) return false;
  if (scope.lapsedDays !== undefined && !hasLapsed(scope.lapsedDays, state, moment)) return false;
  if (saysSome(scope.tiers) && !scope.tiers.includes(level())) return false;
  return holdsTags(scope, card.tags);
};

/** Whether the part of a card scope that names segments holds. */
export const holdsTags = ({ tags, exceptTags }: CardScope, of: readonly string[]): boolean => (!saysSome(tags) || tags.some((tag) => of.includes(tag))) && (!saysSome(exceptTags) || !exceptTags.some((tag) => of.includes(tag)));

const hasLapsed = (days: number, { lastSoldAtMs }: CampaignState, { timeZone, day }: Moment): boolean => lastSoldAtMs !== null && day - dayOf(timeZone, lastSoldAtMs) >= days;

const saysSome = <T>(list: readonly T[] | undefined): list is readonly T[] => list !== undefined && list.length > 0;

/** Whether a card scope says anything. */
export const saysWho = (scope: CardScope): boolean => scope.isNew === true || scope.lapsedDays !== undefined || saysSome(scope.tiers) || saysSome(scope.tags) || saysSome(scope.exceptTags);
