import { sql } from 'kysely';
import type { PersonId } from '@qoa/shared/campaign-life';
import type { RestrictedKind, StoreRow } from '@qoa/shared/feed';
import type { CardCode, CardId, CpgId, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { AudienceChange, Audiences } from '@qoa/shared/protocol';
import type { StoreFacts } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';
import { storeFacts } from '../../platform/store-facts.ts';
import { knownCardsOf } from '../cards/index.ts';
import type { WrappedKey } from '../config/index.ts';
import type { ChangeOnRecord, NamedCard } from './audience-facts.ts';

/** A store with all that its fact tells. */
export interface PlacedStore {
  readonly row: StoreRow;
  readonly place: StoreFacts;
}

/** What is known of cards, stores and makers that campaigns name; the judge alone writes it. */
export interface AudiencesStore {
  readonly overview: () => Promise<Audiences>;
  /** The cards that have these codes, but for those that were erased. */
  readonly cardsByCode: (codes: readonly CardCode[]) => Promise<readonly NamedCard[]>;
  readonly inSegment: (segment: string, cards: readonly CardId[]) => Promise<ReadonlySet<CardId>>;
  readonly storesByCode: (codes: readonly string[]) => Promise<readonly PlacedStore[]>;
  /** Null: there is no such maker. */
  readonly cpg: (cpg: CpgId) => Promise<{ readonly id: CpgId; readonly name: string; readonly mayRestrict: readonly RestrictedKind[] } | null>;
  /** Null: nobody told it. */
  readonly birthdayOf: (card: CardId) => Promise<WrappedKey | null>;
  /** The hashes of the secrets that open a card's page, in hex. */
  readonly openSecretsOf: (card: CardId) => Promise<readonly string[]>;
  /** Birthdays under another key of the keyring than this, of the cards behind `after` (null: of all), rising, at most `limit`. */
  readonly sealedOtherwise: (keyId: string, after: CardId | null, limit: number) => Promise<readonly (WrappedKey & { readonly card: CardId })[]>;
  /** Puts another seal in the place of one, unless the birthday was changed meanwhile. */
  readonly seal: (card: CardId, before: WrappedKey, after: WrappedKey) => Promise<void>;
}

const changesMax = 50;

/** In the database. */
export const sqlAudiencesStore = ({ kysely }: Pick<Database, 'kysely'>): AudiencesStore => ({
  overview: async () => {
    const lists = await sql<Audiences['storeLists'][number]>`SELECT list, count(*)::int AS stores FROM store_lists GROUP BY list ORDER BY list`.execute(kysely);
    const cpgs = await kysely.selectFrom('cpgs').select(['id', 'name', 'may_restrict']).orderBy('name').orderBy('id').execute();
    const changes = await sql<ChangeRow>`SELECT f.judged_no, f.kind, f.at_ms, f.body, u.email FROM facts f LEFT JOIN admin_users u ON u.id = (f.body->>'by')::int
      WHERE f.kind IN ('segment', 'store-list', 'place', 'permit', 'birthday', 'card-link', 'card-erased') ORDER BY f.judged_no DESC LIMIT ${changesMax}`.execute(kysely);
    return {
      ...(await knownCardsOf(kysely)),
      storeLists: lists.rows,
      cpgs: cpgs.map(({ id, name, may_restrict }) => ({ id: id as CpgId, name, mayRestrict: may_restrict as readonly RestrictedKind[] })),
      changes: changes.rows.map(({ judged_no, kind, at_ms, email, body: { name, did, count, restricted, by } }) => ({ no: judged_no, atMs: at_ms, byEmail: email, kind, name, did, count, restricted, ...(kind === 'card-erased' && by === null ? { byHolder: true } : {}) })),
    };
  },
  cardsByCode: async (codes) => {
    if (codes.length === 0) return [];
    const rows = await kysely.selectFrom('cards').select(['id', 'code']).where('code', 'in', [...codes]).where('erased_ms', 'is', null).orderBy('id').execute();
    return rows.map(({ id, code }) => ({ id: id as CardId, code: code as CardCode }));
  },
  inSegment: async (segment, cards) => {
    const { rows } = await sql<{ readonly card_id: CardId }>`SELECT card_id FROM card_segments WHERE segment = ${segment} AND card_id = ANY(${[...cards]}::int4[]) AND until_no IS NULL`.execute(kysely);
    return new Set(rows.map(({ card_id }) => card_id));
  },
  storesByCode: async (codes) => {
    const { rows } = await sql<StoreFacts & Pick<StoreRow, 'code' | 'name' | 'timeZone'>>`SELECT ${storeFacts}, s.code, s.name, s.time_zone AS "timeZone" FROM stores s WHERE s.code = ANY(${[...codes]}::text[]) ORDER BY s.id`.execute(kysely);
    return rows.map(({ code, name, timeZone, ...place }) => ({ row: { id: place.id as StoreId, code, name, timeZone }, place }));
  },
  cpg: async (cpg) => {
    const row = await kysely.selectFrom('cpgs').select(['name', 'may_restrict']).where('id', '=', cpg).executeTakeFirst();
    return row === undefined ? null : { id: cpg, name: row.name, mayRestrict: row.may_restrict as readonly RestrictedKind[] };
  },
  openSecretsOf: async (card) => (await kysely.selectFrom('card_secrets').select('secret_hash').where('card_id', '=', card).where('ended_ms', 'is', null).execute()).map(({ secret_hash }) => secret_hash.toString('hex')),
  birthdayOf: async (card) => {
    const row = await kysely.selectFrom('card_birthdays').select(['sealed', 'key_id']).where('card_id', '=', card).executeTakeFirst();
    return row === undefined ? null : { wrapped: row.sealed, keyId: row.key_id };
  },
  sealedOtherwise: async (keyId, after, limit) => {
    const rows = await kysely.selectFrom('card_birthdays').select(['card_id', 'sealed', 'key_id']).where('key_id', '<>', keyId).where('card_id', '>', after ?? 0).orderBy('card_id').limit(limit).execute();
    return rows.map(({ card_id, sealed, key_id }) => ({ card: card_id as CardId, wrapped: sealed, keyId: key_id }));
  },
  seal: async (card, before, after) => void (await kysely.updateTable('card_birthdays').set({ sealed: Buffer.from(after.wrapped), key_id: after.keyId }).where('card_id', '=', card).where('sealed', '=', Buffer.from(before.wrapped)).execute()),
});

interface ChangeRow {
  readonly judged_no: JudgedNo;
  readonly kind: AudienceChange['kind'];
  readonly at_ms: InstantMs;
  readonly email: string | null;
  readonly body: Omit<ChangeOnRecord, 'by'> & { readonly by: PersonId | null };
}
