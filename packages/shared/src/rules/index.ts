export type { CampaignState, CampaignTotals, HeldLot, Holding, TierMetrics, TierState, Use } from './campaign-state.ts';
export type { CampaignOutcome, Evaluate, Explanation, GivenUnits, PartExplained, RuleCode, SaleOutcome, Standing, Uses } from './outcome.ts';
export type { Budget, EarnRule, Expiry, Limit, LimitScope, Minimum, Multiplier, Per, Period, Remainder, Revision, Reward, Rounding, TierLadder, TierLevel, TierMetric, Unit, UnitKind } from './revision.ts';
export type { CardFacts, LineFacts, SaleFacts, StoreFacts } from './sale-facts.ts';
export type { CardScope, ProductLists, ProductScope, ResolvedStores, StoreLists, StoreScope, StoreType, Window } from './scope.ts';
