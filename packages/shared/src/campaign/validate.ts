import { isTimeZone } from './local-day.ts';
import type { CampaignRevision } from './revision.ts';

/** What is wrong with a field of a revision. */
export interface RevisionProblem {
  /** The path of the field, as in `limits.0.units`. */
  readonly field: string;
  readonly code: 'REQUIRED' | 'OUT_OF_RANGE' | 'REPEATED' | 'UNKNOWN_TIME_ZONE' | 'ENDS_BEFORE_START';
}

/** Every problem of a revision at once; empty: it may be published. What its type already rules out is not looked at again. */
export const validateRevision = (revision: CampaignRevision): readonly RevisionProblem[] => [
  ...(revision.name.trim() === '' ? [problem('name', 'REQUIRED')] : []),
  ...whole('revision', revision.revision, 1, 1_000_000),
  ...whole('effectiveFromMs', revision.effectiveFromMs, 0, Number.MAX_SAFE_INTEGER),
  ...whole('startsAtMs', revision.startsAtMs, 0, Number.MAX_SAFE_INTEGER),
  ...datesProblems(revision),
  ...(isTimeZone(revision.timeZone) ? [] : [problem('timeZone', 'UNKNOWN_TIME_ZONE')]),
  ...(revision.products.length === 0 ? [problem('products', 'REQUIRED')] : []),
  ...(new Set(revision.products).size < revision.products.length ? [problem('products', 'REPEATED')] : []),
  ...whole('earn.stamps', revision.earn.stamps, 1, 1000),
  ...revision.limits.flatMap((limit, i) => whole(`limits.${i}.units`, limit.units, 1, 1_000_000)),
  ...(new Set(revision.limits.map(({ per }) => per)).size < revision.limits.length ? [problem('limits', 'REPEATED')] : []),
  ...(revision.reward.name.trim() === '' ? [problem('reward.name', 'REQUIRED')] : []),
  ...whole('reward.cost', revision.reward.cost, 1, 1_000_000),
  ...whole('courtesyMs', revision.courtesyMs, 0, 30 * 86_400_000),
];

const problem = (field: string, code: RevisionProblem['code']): RevisionProblem => ({ field, code });

const whole = (field: string, value: number, min: number, max: number): readonly RevisionProblem[] =>
  Number.isInteger(value) && value >= min && value <= max ? [] : [problem(field, 'OUT_OF_RANGE')];

const datesProblems = ({ startsAtMs, endsAtMs }: CampaignRevision): readonly RevisionProblem[] => {
  if (endsAtMs === null) return [];
  return endsAtMs <= startsAtMs ? [problem('endsAtMs', 'ENDS_BEFORE_START')] : whole('endsAtMs', endsAtMs, 0, Number.MAX_SAFE_INTEGER);
};
