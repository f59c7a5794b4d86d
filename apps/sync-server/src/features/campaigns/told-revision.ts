import { type Revision, type StoreScope, withTagTokens } from '@qoa/shared/rules';

/** The revision as anybody may read it: that it asks for segments of cards and lists of stores, and neither which nor what they are called. Law: own tenant */
export const toldToAnybody = (revision: Revision): Revision => withTagTokens(withoutStoreLists(revision));

const withoutStoreLists = (revision: Revision): Revision => ({
  ...revision,
  stores: withoutLists(revision.stores),
  earn: revision.earn.map((rule) => ({ ...rule, stores: withoutLists(rule.stores) })),
  multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((multiplier) => ({ ...multiplier, stores: withoutLists(multiplier.stores) })) },
});

const withoutLists = (scope: StoreScope): StoreScope => ('resolved' in scope || scope.lists.length === 0 ? scope : { resolved: 'yes', rank: 4 });
