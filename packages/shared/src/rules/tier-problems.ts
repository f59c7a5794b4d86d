import type { Revision, TierLevel } from './revision.ts';
import { found, repeated, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';

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

/** A level that multiplies by less than the one below it. */
export const tierWarnings = ({ tiers }: Revision): readonly RevisionWarning[] =>
  (tiers?.levels ?? []).flatMap(({ percent }, i, levels) => (percent < (levels[i - 1]?.percent ?? 100) ? [found(`tiers.levels.${i}.percent`, 'TIER_GIVES_LESS')] : []));

/** Whether a level asks for more than the one below it, of everything that both ask for. */
const rises = (below: TierLevel | undefined, level: TierLevel): boolean =>
  level.conditions.every(({ metric, atLeast }) => atLeast > (below?.conditions.find((condition) => condition.metric === metric)?.atLeast ?? 0));
