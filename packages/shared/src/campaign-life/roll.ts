import type { StoreId } from '../ids/index.ts';
import { type Revision, type StoreFacts, storeTest } from '../rules/index.ts';
import type { Participation } from './participation.ts';

/** A campaign's stores. One that joined by itself stands in both: it may leave. */
export interface Roll {
  readonly joined: ReadonlySet<StoreId>;
  /** Those that are asked. */
  readonly invited: ReadonlySet<StoreId>;
}

export interface RollBasis {
  readonly owner: Revision['owner'];
  readonly participation: Participation;
  /** What is or will be in force; empty: nobody takes part yet. */
  readonly standing: readonly Pick<Revision, 'stores'>[];
  /** Every store there is. */
  readonly stores: readonly StoreFacts[];
  /** Those that sell the owner's products. */
  readonly related: ReadonlySet<StoreId>;
}

/**
 * The stores of a campaign as its participation wants them, whoever stood there before: `automatic` and `managed` stores take part, those of `opt-in`
 * are asked, and who joined stays while still asked. A campaign of a store is that store's alone.
 */
export const rollOf = ({ owner, participation: { mode, stores: chosen }, standing, stores, related }: RollBasis, before: Roll): Roll => {
  const tests = standing.map(({ stores: scope }) => storeTest(scope));
  const isMeant = owner.kind === 'store' ? (id: StoreId) => id === owner.store : idsIn(chosen === 'all' ? related : new Set(chosen));
  const meant = new Set(stores.filter((store) => isMeant(store.id) && tests.some(({ holds }) => holds(store))).map(({ id }) => id));
  if (mode !== 'opt-in') return { joined: meant, invited: new Set() };
  return { joined: new Set([...before.joined].filter((id) => meant.has(id))), invited: meant };
};

const idsIn = (ids: ReadonlySet<StoreId>) => (id: StoreId): boolean => ids.has(id);
