import { sql } from 'kysely';
import { eventKindNumbers } from '@qoa/shared/events';
import type { Participation } from '@qoa/shared/campaign-life';
import type { CatalogueLine } from '@qoa/shared/dry-run';
import type { CardCode, Gtin, InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { accountKindNumbers } from '@qoa/shared/ledger';
import { asRevision, type CampaignTotals, type CardTraits, type KnownCards, type ProductFacts, type Revision, type RevisionDocument, type StoreFacts } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';
import { storeFacts } from '../../platform/store-facts.ts';
import { cardTraitsOf, knownCardsOf } from '../cards/index.ts';
import { headOf, numberBefore } from '../ledger/index.ts';

/** A sale as it is stored, with the card that it was sold to or that was added afterwards. */
export interface StoredSale {
  readonly atMs: InstantMs;
  readonly store: StoreId;
  readonly card: CardCode | null;
  readonly bytes: Uint8Array;
}

/** Numbers of the one total order, both ends among them. */
export interface Span {
  readonly from: JudgedNo;
  readonly to: JudgedNo;
}

/** What dry runs read. Each read is short, and gives the connection back in between. */
export interface DryRunStore {
  /** Where the events since an instant stand; empty when `from` is above `to`. */
  readonly spanSince: (sinceMs: InstantMs) => Promise<Span>;
  /** The judged sales since an instant among these numbers, in order of arrival. */
  readonly sales: (span: Span, sinceMs: InstantMs) => Promise<readonly StoredSale[]>;
  readonly hasSales: (span: Span, sinceMs: InstantMs) => Promise<boolean>;
  /** Those that the catalogue knows. */
  readonly products: (gtins: readonly Gtin[]) => Promise<readonly CatalogueLine[]>;
  /** Some of a catalogue: of what is named, of what its maker (null: any) makes, and of other goods. */
  readonly shelf: (named: readonly Gtin[], cpg: number | null, most: number) => Promise<readonly CatalogueLine[]>;
  readonly stores: () => Promise<ReadonlyMap<StoreId, StoreFacts>>;
  /** As they are now, but for birthdays: whoever may try campaigns could find them out day by day. Cards that have none are absent. */
  readonly traits: (cards: readonly CardCode[]) => Promise<ReadonlyMap<CardCode, CardTraits>>;
  readonly knownCards: () => Promise<KnownCards>;
  readonly campaigns: () => Promise<readonly ProgrammeId[]>;
  /** What a campaign ever gave to all cards: its units of both kinds, and what its limits for everyone counted that are for life. Nothing of one that nobody published. */
  readonly gaveBefore: (campaign: ProgrammeId) => Promise<CampaignTotals>;
  /** Where a campaign counts, or would, unless that is every store of its scope: then null. */
  readonly takingPart: (campaign: ProgrammeId) => Promise<ReadonlySet<StoreId> | null>;
  /** Of these campaigns the revisions that are or may come to be in force, in the order of publication. */
  readonly revisions: (campaigns: readonly ProgrammeId[], nowMs: InstantMs) => Promise<readonly Revision[]>;
}

/** No read of a dry run may hold the database up for longer: whoever asked is told UNAVAILABLE. */
const statementMsMax = 5000;
const sale = eventKindNumbers.SaleRecorded;
/** As the judge stores them: `held` was not judged yet. */
const held = 4;

export const sqlDryRunStore = ({ kysely }: Pick<Database, 'kysely'>): DryRunStore => {
  const reading = <T>(read: (db: Database['kysely']) => Promise<T>): Promise<T> =>
    kysely
      .transaction()
      .setAccessMode('read only')
      .execute(async (db) => {
        await sql`SELECT set_config('statement_timeout', ${String(statementMsMax)}, true)`.execute(db);
        return read(db);
      });
  return {
    spanSince: (sinceMs) => reading(async (db) => ({ from: await numberBefore(db, sinceMs, 0), to: await headOf(db) })),
    sales: ({ from, to }, sinceMs) =>
      reading(async (db) => {
        // The card by look-ups: a join may read all cards for each page.
        const { rows } = await sql<SaleRow>`SELECT e.at_ms, e.store_id, e.bytes,
            (SELECT c.code FROM cards c WHERE c.id = coalesce(e.card_id, (SELECT k.card_id FROM claims a JOIN events k ON k.source = a.source AND k.seq = a.seq WHERE a.sale_source = e.source AND a.sale_seq = e.seq AND a.sale_hash = e.hash AND a.state = 2))) AS code
          FROM occurrences e WHERE e.judged_no BETWEEN ${from} AND ${to} AND e.kind = ${sale} AND e.class < ${held} AND e.code IS DISTINCT FROM 'HOLD_NOT_COUNTED' AND e.at_ms >= ${sinceMs} AND e.store_id IS NOT NULL ORDER BY e.judged_no`.execute(db);
        return rows.map(({ at_ms, store_id, bytes, code }) => ({ atMs: at_ms, store: store_id, card: code, bytes }));
      }),
    hasSales: ({ from, to }, sinceMs) =>
      reading(async (db) => (await sql`SELECT 1 FROM occurrences e WHERE e.judged_no BETWEEN ${from} AND ${to} AND e.kind = ${sale} AND e.class < ${held} AND e.code IS DISTINCT FROM 'HOLD_NOT_COUNTED' AND e.at_ms >= ${sinceMs} LIMIT 1`.execute(db)).rows.length > 0),
    products: (gtins) => reading((db) => productsOf(db, sql`p.gtin = ANY(${gtins}::text[])`, gtins.length)),
    shelf: (named, cpg, most) =>
      reading(async (db) => [
        ...(await productsOf(db, sql`p.gtin = ANY(${named}::text[])`, most)),
        ...(await productsOf(db, sql`p.cpg_id = ${cpg ?? 0} AND NOT p.gtin = ANY(${named}::text[])`, most)),
        ...(await productsOf(db, sql`p.cpg_id <> ${cpg ?? 0} AND NOT p.gtin = ANY(${named}::text[])`, most)),
      ]),
    stores: () =>
      reading(async (db) => {
        const { rows } = await sql<StoreFacts>`SELECT ${storeFacts} FROM stores s ORDER BY s.id`.execute(db);
        return new Map(rows.map((store) => [store.id, store]));
      }),
    traits: (cards) => reading((db) => cardTraitsOf(db, closed, cards)),
    knownCards: () => reading(knownCardsOf),
    campaigns: () => reading(async (db) => (await sql<{ readonly programme_id: ProgrammeId }>`SELECT DISTINCT programme_id FROM revisions ORDER BY 1`.execute(db)).rows.map(({ programme_id }) => programme_id)),
    gaveBefore: (campaign) =>
      reading(async (db) => {
        const { rows } = await sql<{ readonly units: number }>`SELECT coalesce(-sum(b.units), 0)::bigint AS units FROM programmes p JOIN balances b ON b.kind = ${accountKindNumbers.issued} AND b.programme_id = p.id AND b.owner = 0 WHERE p.campaign_id = ${campaign}`.execute(db);
        const uses = await db.selectFrom('campaign_uses').select(['counter', 'used']).where('campaign_id', '=', campaign).where('at_ms', '=', 0).where('counter', 'like', 'lifetime|%').execute();
        return { units: rows[0]?.units ?? 0, counters: Object.fromEntries(uses.map(({ counter, used }) => [counter, used])), recent: {} };
      }),
    takingPart: (campaign) =>
      reading(async (db) => {
        const row = await db.selectFrom('campaigns').select('participation').where('id', '=', campaign).executeTakeFirst();
        const { mode, stores } = (row?.participation ?? everywhere) as Pick<Participation, 'mode' | 'stores'>;
        if (mode === 'automatic' && stores === 'all') return null;
        const joined = await db.selectFrom('store_programmes').select('store_id').where('programme_id', '=', campaign).execute();
        // Before its publication nobody has joined: those that were chosen may.
        const taking = joined.length > 0 ? joined.map(({ store_id }) => store_id as StoreId) : stores === 'all' ? [] : stores;
        return taking.length === 0 ? null : new Set(taking);
      }),
    revisions: (campaigns, nowMs) =>
      reading(async (db) => {
        const { rows } = await sql<{ readonly body: RevisionDocument }>`SELECT r.body FROM revisions r WHERE r.programme_id = ANY(${campaigns}::int4[])
            AND r.revision >= coalesce((SELECT max(x.revision) FROM revisions x WHERE x.programme_id = r.programme_id AND (x.body->>'effectiveFromMs')::bigint <= ${nowMs}), 0)
          ORDER BY r.programme_id, r.revision`.execute(db);
        return rows.map(({ body }) => asRevision(body));
      }),
  };
};

const everywhere: Pick<Participation, 'mode' | 'stores'> = { mode: 'automatic', stores: 'all' };

/** No birthday is opened. */
const closed = (): null => null;

const productsOf = async (db: Database['kysely'], which: ReturnType<typeof sql>, most: number): Promise<readonly CatalogueLine[]> => {
  const { rows } = await sql<ProductRow>`SELECT p.gtin, p.cpg_id, b.name AS brand, p.categories, p.tags, p.restricted FROM products p JOIN brands b ON b.id = p.brand_id WHERE ${which} ORDER BY p.gtin LIMIT ${most}`.execute(db);
  return rows.map(({ cpg_id: cpg, ...product }) => ({ cpg, ...product }));
};

interface SaleRow {
  readonly at_ms: InstantMs;
  readonly store_id: StoreId;
  readonly bytes: Buffer;
  readonly code: CardCode | null;
}

type ProductRow = Omit<ProductFacts, 'cpg'> & { readonly gtin: Gtin; readonly cpg_id: ProductFacts['cpg'] };
