import type { Revision, StoreScope } from '@qoa/shared/rules';

/** The revision as anybody may read it: where stores were chosen one by one or by a list, that there are such stores, and neither which nor what the list is called. Law: own tenant */
export const withoutStoreLists = (revision: Revision): Revision => ({
  ...revision,
  stores: withoutLists(revision.stores),
  earn: revision.earn.map((rule) => ({ ...rule, stores: withoutLists(rule.stores) })),
  multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((multiplier) => ({ ...multiplier, stores: withoutLists(multiplier.stores) })) },
});

const withoutLists = (scope: StoreScope): StoreScope => ('resolved' in scope || scope.lists.length + scope.stores.length === 0 ? scope : { resolved: 'yes', rank: 4 });
