import type { Revision } from './document/revision.ts';
import type { StoreFacts } from './sale-facts.ts';
import { resolveScope } from './store-scope.ts';

/**
 * The revision as a phone of this store may have it: every store scope answered yes or no, no list in it. It judges a sale of that
 * store as the whole revision does. Resolving again changes nothing. Law: own tenant
 */
export const resolveStores = (revision: Revision, store: StoreFacts): Revision => ({
  ...revision,
  stores: resolveScope(revision.stores, store),
  earn: revision.earn.map((rule) => ({ ...rule, stores: resolveScope(rule.stores, store) })),
  multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((multiplier) => ({ ...multiplier, stores: resolveScope(multiplier.stores, store) })) },
});
