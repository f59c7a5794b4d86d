import { sql } from 'kysely';
import { scopeKindNumbers } from '@qoa/shared/feed';
import type { CardCode, CardId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';

/** What an erasure asks of cards. */
export interface ErasureStore {
  /** Null: nobody's card. */
  readonly find: (code: CardCode) => Promise<{ readonly id: CardId; readonly erasedAtMs: InstantMs | null } | null>;
  /** Every store that ever sold to the card. */
  readonly storesOf: (card: CardId) => Promise<readonly StoreId[]>;
}

/** In the database. */
export const sqlErasureStore = ({ kysely }: Pick<Database, 'kysely'>): ErasureStore => ({
  find: async (code) => {
    const row = await kysely.selectFrom('cards').select(['id', 'erased_ms']).where('code', '=', code).executeTakeFirst();
    return row === undefined ? null : { id: row.id as CardId, erasedAtMs: row.erased_ms };
  },
  storesOf: async (card) => {
    const { rows } = await sql<{ readonly store: StoreId }>`SELECT DISTINCT e.store_id AS store FROM feed f JOIN occurrences e ON e.judged_no = f.judged_no
      WHERE f.scope_kind = ${scopeKindNumbers.card} AND f.scope_id = ${card} AND e.store_id IS NOT NULL ORDER BY 1`.execute(kysely);
    return rows.map(({ store }) => store);
  },
});
