import type { Facts } from '../../events/index.ts';

/** What is wrong with a member of a revision, or worth a look. The words stand in `packages/messages`. */
export interface RevisionProblem<Code extends string = ProblemCode> {
  /** The path of the member, as in `limits.0.max`; empty: the whole. */
  readonly field: string;
  readonly code: Code;
  readonly facts: Facts;
}

/** It may not be published. */
export type ProblemCode =
  | 'REQUIRED'
  | 'WRONG_TYPE'
  | 'UNKNOWN_MEMBER'
  | 'UNKNOWN_CHOICE'
  | 'OUT_OF_RANGE'
  | 'TOO_MANY'
  | 'TOO_LONG'
  | 'MALFORMED'
  | 'REPEATED'
  | 'RESERVED'
  | 'OVERFLOW'
  | 'UNIT_NOT_IN_CAMPAIGN'
  | 'NOT_FIRST_PROGRAMME'
  | 'UNKNOWN_TIME_ZONE'
  | 'ENDS_BEFORE_START'
  | 'EXPIRES_BEFORE_USE'
  | 'WINDOW_NEVER_OPENS'
  | 'SCOPE_EMPTY'
  | 'SCOPE_OUTSIDE'
  | 'UNKNOWN_NAME'
  | 'OTHER_MAKER'
  | 'UNKNOWN_TIER'
  | 'UNKNOWN_MULTIPLIER'
  | 'UNKNOWN_REWARD'
  | 'TIERS_DO_NOT_RISE'
  | 'CARRY_NOT_POSSIBLE'
  | 'RESTRICTED_NOT_PERMITTED'
  | 'RESTRICTED_ALONE'
  | 'NOT_A_PRODUCT'
  | 'REWARD_EARNS_ITSELF'
  | 'REWARD_OUT_OF_REACH'
  | 'RULE_NEVER_GIVES';

/** It may be published by who knows. */
export const warningCodes = [
  'LIMIT_NEVER_BITES', 'LIMIT_SEES_NO_LINES', 'LIMIT_MISSES_RULE', 'LIMIT_OUTSIDE', 'REWARD_AT_ONCE', 'REWARD_TAKES_A_LIFE', 'REWARD_TOO_FAR', 'BENEFIT_NOT_SHOWN', 'REDEEM_ENDS_FIRST', 'EXPIRES_WHILE_EARNING', 'WARNING_TOO_EARLY',
  'TIER_GIVES_LESS', 'TIER_OUT_OF_REACH', 'LEVEL_ABOVE_GOAL', 'MULTIPLIER_NEVER_MEETS', 'NOBODY_BEGINS', 'TICKET_COUNTS_ALL', 'EVERYONE_HELD_OUT', 'NOTHING_YET', 'RESTRICTED_TODAY', 'RESTRICTED_LEFT_OUT', 'NAME_OF_OTHERS', 'OWN_STORE_OUTSIDE', 'CAMPAIGN_OVERLAPS', 'BUDGET_SHORT', 'SEGMENT_EMPTY', 'BIRTHDAYS_FEW',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export type RevisionWarning = RevisionProblem<WarningCode>;

export const found = <Code extends string>(field: string, code: Code, facts: Facts = {}): RevisionProblem<Code> => ({ field, code, facts });

/** REPEATED once for each value that stood before in the list, at its place. */
export const repeated = (field: string, values: readonly (string | number)[]): readonly RevisionProblem[] => {
  const seen = new Set<string | number>();
  return values.flatMap((value, i) => {
    if (seen.has(value)) return [found(`${field}.${i}`, 'REPEATED', { value })];
    seen.add(value);
    return [];
  });
};
