import type { Gtin, StoreId } from '@qoa/shared/ids';
import type { ProductScope, Revision } from '@qoa/shared/rules';
import { fullMax } from './rule-names.ts';

/** The products whose names a campaign's words need, each once: the first of each list that they tell. */
export const productsToldIn = ({ products, earn, multipliers, limits, rewards }: Revision): readonly Gtin[] => {
  const scopes: readonly ProductScope[] = [products, ...[...earn, ...multipliers.list].map((each) => each.products), ...earn.flatMap(({ per }) => (per.kind === 'combo' ? per.parts.map((part) => part.products) : []))];
  const ofLimits = limits.flatMap(({ scope }) => (scope.kind === 'products' ? [scope.products as readonly Gtin[]] : []));
  return firstOf([...scopes.flatMap((scope) => [scope.products, scope.except.products]), ...ofLimits, ...rewards.map((reward) => reward.products)]);
};

/** The stores whose names they need; lists, cities and the like are told by their own words. */
export const storesToldIn = ({ stores, earn, multipliers }: Revision): readonly StoreId[] =>
  firstOf([stores, ...[...earn, ...multipliers.list].map((each) => each.stores)].map((scope) => ('resolved' in scope ? [] : scope.stores)));

const firstOf = <T>(lists: readonly (readonly T[])[]): readonly T[] => [...new Set(lists.flatMap((list) => list.slice(0, fullMax)))];
