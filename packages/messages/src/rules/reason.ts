import type { RuleCode } from '@qoa/shared/rules';

/** Why a sale gave nothing, or less than all. */
export type Reason = Exclude<RuleCode, 'GIVEN'> | 'NO_CARD' | 'NO_CAMPAIGN' | 'DEBT_REPAID';

/** Who reads: who sells, who buys, or who operates, to whom nothing is spared. */
export type Audience = 'tendero' | 'customer' | 'staff';
