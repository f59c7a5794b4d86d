import type { Gtin } from '@qoa/shared/ids';
import type { ProductScope, Revision, StoreScope } from '@qoa/shared/rules';

/** The revision as anybody may read it: where a list of stores decides, that there are such stores, and neither which nor what the list is called. Law: own tenant */
export const withoutStoreLists = (revision: Revision): Revision => ({
  ...revision,
  stores: withoutLists(revision.stores),
  earn: revision.earn.map((rule) => ({ ...rule, stores: withoutLists(rule.stores) })),
  multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((multiplier) => ({ ...multiplier, stores: withoutLists(multiplier.stores) })) },
});

const withoutLists = (scope: StoreScope): StoreScope => ('resolved' in scope || scope.lists.length === 0 ? scope : { resolved: 'yes', rank: 4 });

/** The products of which a revision's words speak, each once. */
export const productsToldIn = ({ products, earn, multipliers, limits, rewards }: Revision): readonly Gtin[] => {
  const scopes: readonly ProductScope[] = [products, ...[...earn, ...multipliers.list].map((each) => each.products), ...earn.flatMap(({ per }) => (per.kind === 'combo' ? per.parts.map((part) => part.products) : []))];
  const ofLimits = limits.flatMap(({ scope }) => (scope.kind === 'products' ? [toldOf(scope.products as readonly Gtin[])] : []));
  return [...new Set([...scopes.flatMap((scope) => [toldOf(scope.products), toldOf(scope.except.products)]), ...ofLimits, ...rewards.map((reward) => toldOf(reward.products))].flat())];
};

/** Of a longer list the words name no more. */
const toldMax = 20;
const toldOf = (gtins: readonly Gtin[]): readonly Gtin[] => gtins.slice(0, toldMax);
