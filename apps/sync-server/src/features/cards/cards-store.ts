import type { CardCode, CardId, InstantMs } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';

/** A card with the secret that opens its page now. */
export interface StoredCard {
  readonly card: CardId;
  readonly code: CardCode;
  readonly secretHash: Uint8Array;
}

/** Cards and the hashes of their secrets. */
export interface CardsStore {
  /** Null when the code is taken: draw another. */
  readonly add: (code: CardCode, secretHash: Uint8Array, nowMs: InstantMs) => Promise<CardId | null>;
  /** Cards whose code alone is known, as a restored server hears of them again; those that stand are left alone. They have no secret: their holder gets a new link. */
  readonly adopt: (codes: readonly CardCode[], nowMs: InstantMs) => Promise<void>;
  /** The card that this secret opens; null when none, or a newer secret took its place. */
  readonly bySecret: (secretHash: Uint8Array) => Promise<StoredCard | null>;
  readonly byId: (card: CardId) => Promise<StoredCard | null>;
}

/** Cards in the database. */
export const sqlCardsStore = ({ kysely }: Pick<Database, 'kysely'>): CardsStore => {
  const opened = kysely
    .selectFrom('card_secrets as s')
    .innerJoin('cards as c', 'c.id', 's.card_id')
    .select(['c.id', 'c.code', 's.secret_hash'])
    .where('s.ended_ms', 'is', null);
  return {
    add: (code, secretHash, nowMs) =>
      kysely.transaction().execute(async (tx) => {
        const row = await tx.insertInto('cards').values({ code, created_ms: nowMs }).onConflict((conflict) => conflict.column('code').doNothing()).returning('id').executeTakeFirst();
        if (row === undefined) return null;
        await tx.insertInto('card_secrets').values({ secret_hash: Buffer.from(secretHash), card_id: row.id, created_ms: nowMs, ended_ms: null }).execute();
        return row.id as CardId;
      }),
    adopt: async (codes, nowMs) => {
      if (codes.length === 0) return;
      await kysely.insertInto('cards').values(codes.map((code) => ({ code, created_ms: nowMs }))).onConflict((conflict) => conflict.column('code').doNothing()).execute();
    },
    bySecret: async (secretHash) => storedOf(await opened.where('s.secret_hash', '=', Buffer.from(secretHash)).executeTakeFirst()),
    byId: async (card) => storedOf(await opened.where('c.id', '=', card).executeTakeFirst()),
  };
};

const storedOf = (row: { readonly id: number; readonly code: string; readonly secret_hash: Buffer } | undefined): StoredCard | null =>
  row === undefined ? null : { card: row.id as CardId, code: row.code as CardCode, secretHash: row.secret_hash };
