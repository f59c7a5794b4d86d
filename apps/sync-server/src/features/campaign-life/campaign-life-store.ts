import { type Kysely, sql } from 'kysely';
import { beforeSteps, evolveCampaign, type Numbers, type RevisionDraft, type Roll, type Step, type StepFact, type StoredCampaign } from '@qoa/shared/campaign-life';
import type { RestrictedKind } from '@qoa/shared/feed';
import type { CpgId, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { asRevision, type KnownNames, type Permissions, productsNamedIn, type Revision, type StoreFacts } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';
import { storeFacts } from '../../platform/store-facts.ts';
import type { Tables } from '../../platform/tables.ts';
import type { Relation } from './relation-fact.ts';

/** What decisions about campaigns read; the judge alone writes it. */
export interface CampaignLifeStore {
  /** Null: there is none. */
  readonly find: (campaign: number) => Promise<StoredCampaign | null>;
  /** Null: there is no such campaign. */
  readonly numbersOf: (campaign: number) => Promise<Numbers | null>;
  /** Every step of a campaign in order; empty: there is none. */
  readonly stepsOf: (campaign: number) => Promise<readonly Step[]>;
  /** Two numbers that no programme and no campaign has. */
  readonly freeNumbers: () => Promise<Numbers>;
  /** What an owner's campaigns may name; null: there is no such owner. */
  readonly permissionsOf: (owner: Revision['owner']) => Promise<Permissions | null>;
  /** What there is of what a document names, for `nameProblems`. */
  readonly namesIn: (document: RevisionDraft) => Promise<KnownNames>;
  readonly rollOf: (campaign: ProgrammeId) => Promise<Roll>;
  readonly stores: () => Promise<readonly StoreFacts[]>;
  readonly relatedTo: (owner: Revision['owner']) => Promise<ReadonlySet<StoreId>>;
  /** Relations of which the journal has yet to tell, at most `limit`. */
  readonly untoldRelations: (limit: number) => Promise<readonly Relation[]>;
  /** Campaigns of these CPGs that a store enters when it begins to sell. */
  readonly openTo: (cpgs: readonly CpgId[]) => Promise<readonly ProgrammeId[]>;
  /** Campaigns of which something is published and may still run. */
  readonly running: () => Promise<readonly ProgrammeId[]>;
  readonly hasCpg: (cpg: CpgId) => Promise<boolean>;
  /** The stores that have these codes. */
  readonly storesByCode: (codes: readonly string[]) => Promise<ReadonlyMap<string, StoreId>>;
}

/** What is known of campaigns in the database. */
export const sqlCampaignLifeStore = ({ kysely }: Pick<Database, 'kysely'>): CampaignLifeStore => {
  const stepsOf = (campaign: number): Promise<readonly Step[]> => readSteps(kysely, campaign);
  const numbersOf = async (campaign: number): Promise<Numbers | null> => {
    const row = await kysely.selectFrom('campaigns').select(['id', 'spare_id']).where('id', '=', campaign).executeTakeFirst();
    return row === undefined ? null : { campaign: row.id as ProgrammeId, spare: row.spare_id as ProgrammeId };
  };
  const stores = async (): Promise<readonly StoreFacts[]> => (await sql<StoreFacts>`SELECT ${storeFacts} FROM stores s ORDER BY s.id`.execute(kysely)).rows;
  return {
    stepsOf,
    numbersOf,
    find: async (campaign) => {
      const numbers = await numbersOf(campaign);
      return numbers === null ? null : (await stepsOf(campaign)).reduce(evolveCampaign, beforeSteps(numbers));
    },
    freeNumbers: async () => {
      const { rows } = await sql<{ readonly last: number }>`SELECT greatest((SELECT max(id) FROM programmes), (SELECT max(greatest(id, spare_id)) FROM campaigns), 0) AS last`.execute(kysely);
      const last = rows[0]?.last ?? 0;
      return { campaign: (last + 1) as ProgrammeId, spare: (last + 2) as ProgrammeId };
    },
    permissionsOf: async (owner) => {
      if (owner.kind === 'store') return (await kysely.selectFrom('stores').select('id').where('id', '=', owner.store).executeTakeFirst()) === undefined ? null : { restricted: [] };
      const row = await kysely.selectFrom('cpgs').select('may_restrict').where('id', '=', owner.cpg).executeTakeFirst();
      return row === undefined ? null : { restricted: row.may_restrict as readonly RestrictedKind[] };
    },
    namesIn: async (document) => {
      const gtins = productsNamedIn(document);
      const products = gtins.length === 0 ? [] : (await sql<KnownNames['products'][number]>`SELECT gtin, cpg_id AS cpg, restricted FROM products WHERE gtin = ANY(${[...gtins]}::text[])`.execute(kysely)).rows;
      const brands = (await sql<KnownNames['brands'][number]>`SELECT name, cpg_id AS cpg FROM brands`.execute(kysely)).rows;
      return { products, brands, stores: await stores() };
    },
    rollOf: async (campaign) => {
      const joined = await kysely.selectFrom('store_programmes').select('store_id').where('programme_id', '=', campaign).execute();
      const invited = await kysely.selectFrom('store_invitations').select('store_id').where('campaign_id', '=', campaign).execute();
      return { joined: idsOf(joined), invited: idsOf(invited) };
    },
    stores,
    relatedTo: async (owner) => {
      if (owner.kind === 'store') return new Set([owner.store]);
      return idsOf(await kysely.selectFrom('cpg_stores').select('store_id').where('cpg_id', '=', owner.cpg).execute());
    },
    untoldRelations: async (limit) => {
      const rows = await kysely.selectFrom('cpg_stores').select(['cpg_id', 'store_id']).where('told_no', 'is', null).orderBy('cpg_id').orderBy('store_id').limit(limit).execute();
      return rows.map(({ cpg_id, store_id }) => ({ cpg: cpg_id as CpgId, store: store_id as StoreId }));
    },
    openTo: async (cpgs) => {
      const { rows } = await sql<{ readonly id: ProgrammeId }>`SELECT id FROM campaigns WHERE cpg_id = ANY(${[...cpgs]}::int4[]) AND participation->>'mode' <> 'managed' AND participation->'stores' = '"all"'::jsonb AND outline->'standing' <> '[]'::jsonb ORDER BY id`.execute(kysely);
      return rows.map(({ id }) => id);
    },
    running: async () => (await sql<{ readonly id: ProgrammeId }>`SELECT id FROM campaigns WHERE outline->'standing' <> '[]'::jsonb ORDER BY id`.execute(kysely)).rows.map(({ id }) => id),
    hasCpg: async (cpg) => (await kysely.selectFrom('cpgs').select('id').where('id', '=', cpg).executeTakeFirst()) !== undefined,
    storesByCode: async (codes) => {
      if (codes.length === 0) return new Map();
      const rows = await kysely.selectFrom('stores').select(['id', 'code']).where('code', 'in', [...codes]).execute();
      return new Map(rows.map(({ id, code }) => [code, id as StoreId]));
    },
  };
};

const idsOf = (rows: readonly { readonly store_id: number }[]): ReadonlySet<StoreId> => new Set(rows.map(({ store_id }) => store_id as StoreId));

const readSteps = async (reading: Kysely<Tables>, campaign: number): Promise<readonly Step[]> => {
  const rows = await reading.selectFrom('campaign_steps').select(['no', 'at_ms', 'fact']).where('campaign_id', '=', campaign).orderBy('no').execute();
  return rows.map(({ no, at_ms, fact }) => ({ no, atMs: at_ms, fact: upgraded(fact as StepFact) }));
};

/** Steps of before the whole language hold revisions of the first shape. */
const upgraded = (fact: StepFact): StepFact => (fact.fact === 'Published' ? { ...fact, revision: asRevision(fact.revision) } : fact);
