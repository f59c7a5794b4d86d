import type { Gtin } from '../ids/index.ts';
import type { Revision, Reward } from './revision.ts';
import { found, repeated, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import type { ProductScope } from './scope.ts';

/**
 * Rewards that can never be had, or that pay for themselves. A prize earns nothing (section 2), so none feeds itself; but of a product
 * that earns more than it costs as a prize, one sale gives away more than one for ever: REWARD_EARNS_ITSELF.
 */
export const rewardProblems = (revision: Revision): readonly RevisionProblem[] =>
  revision.rewards.flatMap((reward, i) => {
    const goal = revision.units.find(({ kind }) => kind === reward.unit)?.goal ?? null;
    return [
      ...repeated(`rewards.${i}.products`, reward.products),
      ...(reward.kind !== 'product' && reward.products.length > 0 ? [found(`rewards.${i}.products`, 'NOT_A_PRODUCT')] : []),
      ...(goal !== null && goal.overflow === 'drop' && reward.cost > goal.units ? [found(`rewards.${i}.cost`, 'REWARD_OUT_OF_REACH', { max: goal.units })] : []),
      ...(earnedByOne(revision, reward) > reward.cost ? [found(`rewards.${i}.cost`, 'REWARD_EARNS_ITSELF', { earned: earnedByOne(revision, reward) })] : []),
    ];
  });

/** A prize at every purchase of its own product (2x1), or one that the card's lifetime limit keeps out of reach. */
export const rewardWarnings = (revision: Revision): readonly RevisionWarning[] =>
  revision.rewards.flatMap((reward, i) => {
    const life = revision.limits.find(({ of, per, scope, holder, max }) => of.kind === 'units' && of.unit === reward.unit && per === 'lifetime' && scope.kind === 'campaign' && holder === 'card' && max < reward.cost);
    return [
      ...(earnedByOne(revision, reward) === reward.cost ? [found(`rewards.${i}.cost`, 'REWARD_AT_ONCE')] : []),
      ...(life === undefined ? [] : [found(`rewards.${i}.cost`, 'REWARD_TAKES_A_LIFE', { max: life.max })]),
    ];
  });

/** The most that one piece of the reward's own product surely earns by one rule, nothing multiplied. */
const earnedByOne = ({ products, earn }: Revision, reward: Reward): number => {
  const rules = earn.filter(({ unit, per }) => unit === reward.unit && per.kind === 'item');
  const ofOne = reward.products.flatMap((gtin) => rules.filter((rule) => surelyHolds(products, gtin) && surelyHolds(rule.products, gtin)).map(({ units }) => units));
  return Math.max(0, ...ofOne);
};

/** Whether a scope holds a product whatever its brand, tags and categories. */
const surelyHolds = (scope: ProductScope, gtin: Gtin): boolean =>
  [scope.tags, scope.brands, scope.categories, scope.except.tags, scope.except.brands, scope.except.categories].every((list) => list.length === 0) &&
  (scope.products.length === 0 || scope.products.includes(gtin)) &&
  !scope.except.products.includes(gtin);
