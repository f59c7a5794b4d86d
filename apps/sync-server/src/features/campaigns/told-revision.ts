import { type Revision, type StoreScope, withTagTokens } from '@qoa/shared/rules';

/** The revision as anybody may read it: that it asks for segments of cards, for stores chosen one by one or by a list, and neither which nor what they are called. Law: own tenant */
export const toldToAnybody = (revision: Revision): Revision => withTagTokens(withoutChosenStores(revision));

const withoutChosenStores = (revision: Revision): Revision => ({
  ...revision,
  stores: withoutLists(revision.stores),
  earn: revision.earn.map((rule) => ({ ...rule, stores: withoutLists(rule.stores) })),
  multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((multiplier) => ({ ...multiplier, stores: withoutLists(multiplier.stores) })) },
});

const withoutLists = (scope: StoreScope): StoreScope => ('resolved' in scope || scope.lists.length + scope.stores.length === 0 ? scope : { resolved: 'yes', rank: 4 });
