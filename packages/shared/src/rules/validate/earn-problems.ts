import type { EarnRule, Per, Revision } from '../document/revision.ts';
import { found, repeated, type RevisionProblem } from './revision-problem.ts';

/** A hundred lines of the highest amount: section 12. */
const moneyMaxCents = 10_000_000_000;

/** Rules, multipliers and rewards that are named alike, give what the campaign does not have, or reckon beyond 2^53. */
export const earnProblems = (revision: Revision): readonly RevisionProblem[] => {
  const { campaign, units, earn, multipliers, rewards, allows } = revision;
  const kinds = units.map(({ kind }) => kind);
  const percent = percentMax(revision);
  const known = (field: string, kind: (typeof kinds)[number]): readonly RevisionProblem[] => (kinds.includes(kind) ? [] : [found(field, 'UNIT_NOT_IN_CAMPAIGN', { unit: kind })]);
  return [
    ...repeated('units', kinds),
    ...repeated('units', units.map(({ programme }) => programme)),
    ...(campaign === units[0]?.programme ? [] : [found('campaign', 'NOT_FIRST_PROGRAMME')]),
    ...repeated('allows', allows),
    ...ids('earn', earn.map(({ id }) => id)),
    ...ids('multipliers.list', multipliers.list.map(({ id }) => id)),
    ...ids('rewards', rewards.map(({ id }) => id)),
    ...multipliers.list.flatMap(({ id }, i) => (id === 'tier' ? [found(`multipliers.list.${i}.id`, 'RESERVED', { id })] : [])),
    ...earn.flatMap((rule, i) => [...known(`earn.${i}.unit`, rule.unit), ...perProblems(`earn.${i}.per`, rule, percent)]),
    ...multipliers.list.flatMap((multiplier, i) => [...repeated(`multipliers.list.${i}.units`, multiplier.units), ...multiplier.units.flatMap((unit, j) => known(`multipliers.list.${i}.units.${j}`, unit))]),
    ...revision.limits.flatMap(({ of }, i) => (of.kind === 'units' ? known(`limits.${i}.of.unit`, of.unit) : of.kind === 'extra' && !multiplies(revision, of.multiplier) ? [found(`limits.${i}.of.multiplier`, 'UNKNOWN_MULTIPLIER', { multiplier: of.multiplier })] : [])),
    ...rewards.flatMap(({ unit }, i) => known(`rewards.${i}.unit`, unit)),
  ];
};

/** Whether a campaign has a multiplier, that of its tiers among them. */
const multiplies = ({ multipliers, tiers }: Revision, id: string): boolean => (id === 'tier' ? (tiers?.levels ?? []).some(({ percent }) => percent > 100) : multipliers.list.some((multiplier) => multiplier.id === id));

const ids = (field: string, names: readonly string[]): readonly RevisionProblem[] => [
  ...repeated(field, names).map((problem) => ({ ...problem, field: `${problem.field}.id` })),
  // A name that every object answers to would be found where nothing was kept.
  ...names.flatMap((id, i) => (id in {} ? [found(`${field}.${i}.id`, 'RESERVED', { id })] : [])),
];

const perProblems = (field: string, { units, per }: EarnRule, percent: number): readonly RevisionProblem[] => {
  if (per.kind !== 'amount' && per.kind !== 'ticket') return [];
  const { at, mode, remainder } = per.rounding;
  return [
    ...(remainder === 'carry' && (at !== 'sale' || mode !== 'down') ? [found(`${field}.rounding.remainder`, 'CARRY_NOT_POSSIBLE')] : []),
    ...(reckonsUpTo(units, per, percent) > Number.MAX_SAFE_INTEGER ? [found(field, 'OVERFLOW', { max: Number.MAX_SAFE_INTEGER })] : []),
  ];
};

/** The largest number that a rule's arithmetic may hold: money times units times percent, or steps of it. */
const reckonsUpTo = (units: number, { everyCents, rounding }: Extract<Per, { readonly everyCents: number }>, percent: number): number =>
  (rounding.steps === 'whole' ? Math.ceil(moneyMaxCents / Math.max(1, everyCents)) : moneyMaxCents) * units * percent;

/** The highest percent that may fall on one part. */
export const percentMax = ({ multipliers, tiers }: Pick<Revision, 'multipliers' | 'tiers'>): number => {
  const tier = Math.max(100, ...(tiers?.levels ?? []).map(({ percent }) => percent));
  const percents = [...multipliers.list.map(({ percent }) => percent), tier];
  return multipliers.how === 'best' ? Math.max(...percents) : Math.min(1000, percents.reduce((product, percent) => Math.min(1000, Math.floor((product * percent) / 100)), 100));
};
