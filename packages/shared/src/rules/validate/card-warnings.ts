import type { Revision } from '../document/revision.ts';
import { found, type RevisionWarning } from './revision-problem.ts';
import type { CardScope } from '../document/scope.ts';

/** What is known of cards that rules may ask for. */
export interface KnownCards {
  /** Every segment that has a card. */
  readonly segments: readonly { readonly segment: string; readonly cards: number }[];
  /** How many cards there are, and of how many the birthday was told. */
  readonly birthdays: { readonly cards: number; readonly told: number };
}

/** Of so many cards one told its birthday: fewer are few. */
const fewOneIn = 5;

/** Segments that no card is in, and birthdays that few cards told: such a rule gives to nobody, or to few, until that changes. */
export const cardWarnings = ({ cards, earn, multipliers, rewards }: Pick<Revision, 'cards' | 'earn' | 'multipliers' | 'rewards'>, { segments, birthdays }: KnownCards): readonly RevisionWarning[] => {
  const known = new Set(segments.map(({ segment }) => segment));
  const empty = (at: string, { tags = [] }: CardScope): readonly RevisionWarning[] => tags.flatMap((segment, i) => (known.has(segment) ? [] : [found(`${at}.tags.${i}`, 'SEGMENT_EMPTY', { segment })]));
  const areFew = birthdays.told * fewOneIn < birthdays.cards || birthdays.told === 0;
  return [
    ...empty('cards', cards),
    ...earn.flatMap((rule, i) => empty(`earn.${i}.cards`, rule.cards)),
    ...multipliers.list.flatMap((multiplier, i) => empty(`multipliers.list.${i}.cards`, multiplier.cards)),
    ...rewards.flatMap((reward, i) => empty(`rewards.${i}.cards`, reward.cards ?? {})),
    ...rewards.flatMap(({ birthday }, i) => (birthday !== undefined && areFew ? [found(`rewards.${i}.birthday`, 'BIRTHDAYS_FEW', { ...birthdays })] : [])),
    ...earn.flatMap(({ per }, i) => (per.kind === 'birthday' && areFew ? [found(`earn.${i}.per`, 'BIRTHDAYS_FEW', { ...birthdays })] : [])),
  ];
};
