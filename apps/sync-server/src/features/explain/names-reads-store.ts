import type { Gtin, StoreId } from '@qoa/shared/ids';
import type { Reading } from './reading-store.ts';

/** What products and stores are called now. */
export interface NamesOnRecord {
  readonly products: readonly { readonly gtin: string; readonly name: string }[];
  readonly stores: Readonly<Record<number, string>>;
}

/** Those that are known; of the others nothing. */
export const namesOf = async (db: Reading, { products, stores }: { readonly products: readonly Gtin[]; readonly stores: readonly StoreId[] }): Promise<NamesOnRecord> => ({
  products: products.length === 0 ? [] : await db.selectFrom('products').select(['gtin', 'name']).where('gtin', 'in', [...products]).execute(),
  stores: stores.length === 0 ? {} : Object.fromEntries((await db.selectFrom('stores').select(['id', 'name']).where('id', 'in', [...stores]).execute()).map(({ id, name }) => [id, name])),
});
