import type { StoreFacts } from './sale-facts.ts';
import type { ResolvedStores, StoreLists, StoreScope } from './document/scope.ts';

/** A store scope made ready to be asked often. */
export interface StoreTest {
  readonly holds: (store: StoreFacts) => boolean;
  /** How much it says, 0 to 5: the second place of a rule's specificity. */
  readonly rank: number;
}

/** Section 3, *Stores*. A resolved scope answers for the one store of its phone. */
export const storeTest = (scope: StoreScope): StoreTest => {
  if ('resolved' in scope) return { holds: scope.resolved === 'yes' ? always : never, rank: scope.rank };
  const tests = listTests(scope);
  return { holds: tests.length === 0 ? always : (store) => tests.every((test) => test(store)), rank: rankOf(scope) };
};

/** What a phone of this store may know of a scope: the server's answer. */
export const resolveScope = (scope: StoreScope, store: StoreFacts): ResolvedStores => {
  const { holds, rank } = storeTest(scope);
  return { resolved: holds(store) ? 'yes' : 'no', rank };
};

const always = (): boolean => true;
const never = (): boolean => false;

const listTests = (lists: StoreLists): readonly ((store: StoreFacts) => boolean)[] => {
  const [stores, named, types, cities, states, countries] = [new Set(lists.stores), new Set(lists.lists), new Set(lists.types), new Set(lists.cities), new Set(lists.states), new Set(lists.countries)];
  return [
    ...(stores.size > 0 ? [({ id }: StoreFacts) => stores.has(id)] : []),
    ...(named.size > 0 ? [(store: StoreFacts) => store.lists.some((list) => named.has(list))] : []),
    ...(types.size > 0 ? [({ type }: StoreFacts) => types.has(type)] : []),
    ...(cities.size > 0 ? [({ city }: StoreFacts) => cities.has(city)] : []),
    ...(states.size > 0 ? [({ state }: StoreFacts) => states.has(state)] : []),
    ...(countries.size > 0 ? [({ country }: StoreFacts) => countries.has(country)] : []),
  ];
};

const rankOf = (lists: StoreLists): number => {
  if (lists.stores.length > 0) return 5;
  if (lists.lists.length > 0) return 4;
  if (lists.types.length > 0 || lists.cities.length > 0) return 3;
  return lists.states.length > 0 ? 2 : lists.countries.length > 0 ? 1 : 0;
};
