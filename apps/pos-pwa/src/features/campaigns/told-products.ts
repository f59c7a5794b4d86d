import type { Gtin } from '@qoa/shared/ids';
import type { ProductScope, Revision } from '@qoa/shared/rules';

/** How many products of one list a campaign's words name. */
const toldMax = 20;

/** The products whose names a campaign's words need: the first of each list that it writes. */
export const toldProducts = ({ products, earn, multipliers, limits, rewards }: Revision): readonly Gtin[] => {
  const scopes = [products, ...earn.map((rule) => rule.products), ...earn.flatMap(({ per }) => (per.kind === 'combo' ? per.parts.map((part) => part.products) : [])), ...multipliers.list.map((multiplier) => multiplier.products)];
  const limited = limits.flatMap(({ scope }) => (scope.kind === 'products' ? (scope.products.slice(0, toldMax) as Gtin[]) : []));
  return [...new Set([...scopes.flatMap(namedIn), ...limited, ...rewards.flatMap((reward) => reward.products.slice(0, toldMax))])];
};

const namedIn = ({ products, except }: ProductScope): readonly Gtin[] => [...products.slice(0, toldMax), ...except.products.slice(0, toldMax)];
