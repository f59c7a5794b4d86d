import type { Revision, TierLevel } from '../document/revision.ts';
import { found, repeated, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import type { CardScope } from '../document/scope.ts';

/** Levels that do not rise, are named alike, or open rewards that do not exist. */
export const tierProblems = ({ tiers, rewards }: Revision): readonly RevisionProblem[] => {
  const levels = tiers?.levels ?? [];
  const known = new Set(rewards.map(({ id }) => id));
  return [
    ...repeated('tiers.levels', levels.map(({ name }) => name)).map((problem) => ({ ...problem, field: `${problem.field}.name` })),
    ...levels.flatMap((level, i) => [
      ...repeated(`tiers.levels.${i}.conditions`, level.conditions.map(({ metric }) => metric)),
      ...repeated(`tiers.levels.${i}.access`, level.access),
      ...level.access.flatMap((id, j) => (known.has(id) ? [] : [found(`tiers.levels.${i}.access.${j}`, 'UNKNOWN_REWARD', { reward: id })])),
      ...(rises(levels[i - 1], level) ? [] : [found(`tiers.levels.${i}.conditions`, 'TIERS_DO_NOT_RISE')]),
    ]),
  ];
};

/** A level that multiplies by less than the one below it, that asks for more than a goal lets a card hold, and a ladder whose first step only its own members can take. */
export const tierWarnings = (revision: Revision): readonly RevisionWarning[] => {
  const levels = revision.tiers?.levels ?? [];
  const most = heldMost(revision);
  return [
    ...levels.flatMap(({ percent }, i) => (percent < (levels[i - 1]?.percent ?? 100) ? [found(`tiers.levels.${i}.percent`, 'TIER_GIVES_LESS')] : [])),
    ...levels.flatMap(({ conditions }, i) => conditions.flatMap(({ metric, atLeast }, j) => (metric === 'held' && atLeast > most ? [found(`tiers.levels.${i}.conditions.${j}.atLeast`, 'LEVEL_ABOVE_GOAL', { max: most })] : []))),
    ...(levels.length > 0 && !(isOpenBelow(revision.cards) && revision.earn.some(({ cards }) => isOpenBelow(cards))) ? [found('tiers.levels', 'TIER_OUT_OF_REACH')] : []),
  ];
};

/** The most of the first unit that a card can hold, unless it held more before its goal was set. */
const heldMost = ({ units: [first] }: Revision): number => (first?.goal?.overflow === 'drop' ? first.goal.units : Number.POSITIVE_INFINITY);

/** Whether a card without a level is among them: only counted sales lift it. */
const isOpenBelow = ({ tiers = [] }: CardScope): boolean => tiers.length === 0 || tiers.includes(0);

/** Whether a level asks for more than the one below it, of everything that both ask for. */
const rises = (below: TierLevel | undefined, level: TierLevel): boolean =>
  level.conditions.every(({ metric, atLeast }) => atLeast > (below?.conditions.find((condition) => condition.metric === metric)?.atLeast ?? 0));
