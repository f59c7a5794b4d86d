import type { ProductRow, StoreRow } from '@qoa/shared/feed';
import type { CpgId, StoreId } from '@qoa/shared/ids';
import type { ProductFacts, StoreFacts } from '@qoa/shared/rules';

/** The store as rules see it on a phone: its number. Whether it is in an audience was answered by the server before a revision came here. */
export const placeOf = (row: StoreRow | null): StoreFacts => ({ id: row?.id ?? (0 as StoreId), type: 'tiendita', country: 'MX', state: '', city: '', lists: [] });

/** A product of the catalogue as rules see it. */
export const productFactsOf = ({ cpg, brand, restricted, categories = [], tags = [] }: ProductRow): ProductFacts => ({ cpg: cpg as CpgId, brand, categories, tags, restricted });
