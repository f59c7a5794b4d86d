import type { Gtin } from '../../ids/index.ts';
import type { EarnRule, Revision, Reward } from '../document/revision.ts';
import { found, repeated, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import { isForEveryCard } from '../reward-access.ts';
import { mostEver } from './reward-reach.ts';
import type { ProductScope } from '../document/scope.ts';

/**
 * Rewards that can never be had, or that pay for themselves. A prize earns nothing (section 2), so none feeds itself; but of a product
 * that earns more than it costs as a prize, one sale gives away more than one for ever: REWARD_EARNS_ITSELF.
 */
export const rewardProblems = (revision: Revision): readonly RevisionProblem[] =>
  revision.rewards.flatMap((reward, i) => {
    const goal = revision.units.find(({ kind }) => kind === reward.unit)?.goal ?? null;
    const earned = earnedByOne(revision, reward);
    return [
      ...repeated(`rewards.${i}.products`, reward.products),
      ...(reward.kind !== 'product' && reward.products.length > 0 ? [found(`rewards.${i}.products`, 'NOT_A_PRODUCT')] : []),
      ...(goal !== null && goal.overflow === 'drop' && reward.cost > goal.units ? [found(`rewards.${i}.cost`, 'REWARD_OUT_OF_REACH', { max: goal.units })] : []),
      ...(reward.cost === 0 && reward.times === undefined ? [found(`rewards.${i}.times`, 'REQUIRED')] : []),
      ...(reward.cost > 0 && earned > reward.cost ? [found(`rewards.${i}.cost`, 'REWARD_EARNS_ITSELF', { earned })] : []),
    ];
  });

/** A prize at every purchase (2x1), or one that no card can ever pay for by what it earns here. */
export const rewardWarnings = (revision: Revision): readonly RevisionWarning[] =>
  revision.rewards.flatMap((reward, i) => {
    const { unit, cost } = reward;
    const byHand = isForEveryCard(reward) ? [] : [found(`rewards.${i}`, 'BENEFIT_NOT_SHOWN')];
    if (cost === 0) return byHand;
    const life = revision.limits.find(({ of, per, scope, holder, max }) => of.kind === 'units' && of.unit === unit && per === 'lifetime' && scope.kind === 'campaign' && holder === 'card' && max < cost);
    // Whoever has no counted sale has earned nothing to pay with.
    const most = reward.cards?.isNew === true ? 0 : mostEver(revision, unit);
    const atOnce = earnedAtOnce(revision, reward);
    return [
      ...byHand,
      ...(atOnce >= cost && earnedByOne(revision, reward) <= cost ? [found(`rewards.${i}.cost`, 'REWARD_AT_ONCE', { earned: atOnce })] : []),
      ...(life === undefined ? [] : [found(`rewards.${i}.cost`, 'REWARD_TAKES_A_LIFE', { max: life.max })]),
      ...(life === undefined && most < cost ? [found(`rewards.${i}.cost`, 'REWARD_TOO_FAR', { most })] : []),
    ];
  });

/** The most that one piece of the reward's own product, bought alone, surely earns by one rule, nothing multiplied. */
const earnedByOne = (revision: Revision, reward: Reward): number => {
  const surely = rulesOf(revision, reward).filter((rule) => reward.products.some((gtin) => surelyHolds(revision.products, gtin) && surelyHolds(rule.products, gtin)));
  return cut(revision, reward, surely.map(({ per, units }) => (per.kind === 'item' || per.kind === 'visit' ? units : per.kind === 'items' ? Math.floor(units / per.every) : 0)));
};

/** What the smallest purchase that a rule asks for may earn, of whichever product; a bonus that comes once is none. */
const earnedAtOnce = (revision: Revision, reward: Reward): number => cut(revision, reward, rulesOf(revision, reward).map(({ per, units }) => (per.kind === 'first' || per.kind === 'birthday' ? 0 : units)));

const rulesOf = ({ earn }: Revision, { unit }: Reward): readonly EarnRule[] => earn.filter((rule) => rule.unit === unit && rule.cards.isNew !== true);

/** The highest, within every limit that one sale meets. */
const cut = ({ limits }: Revision, reward: Reward, earned: readonly number[]): number => {
  const rooms = limits.flatMap(({ of, scope, max }) => (of.kind === 'units' && of.unit === reward.unit && (scope.kind === 'campaign' || scope.kind === 'store') ? [max] : []));
  return Math.min(Math.max(0, ...earned), ...rooms);
};

/** Whether a scope holds a product whatever its brand, tags and categories. */
const surelyHolds = (scope: ProductScope, gtin: Gtin): boolean =>
  [scope.tags, scope.brands, scope.categories, scope.except.tags, scope.except.brands, scope.except.categories].every((list) => list.length === 0) &&
  (scope.products.length === 0 || scope.products.includes(gtin)) &&
  !scope.except.products.includes(gtin);
