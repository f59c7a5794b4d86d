import { sql } from 'kysely';
import { scopeKindNumbers } from '@qoa/shared/feed';
import type { CpgId, Gtin, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { asRevision, type ProductFacts, type PublishedRevision, type RevisionDocument, type StoreFacts } from '@qoa/shared/rules';
import { storeFacts } from '../../platform/store-facts.ts';
import type { Reading } from './reading-store.ts';

/** A store that began to take part in a campaign, or left it. */
export interface Join {
  readonly judgedNo: JudgedNo;
  readonly store: StoreId;
  readonly programme: ProgrammeId;
  readonly joined: boolean;
}

/** What the journal says of who took part, in its order; what was stored before it did is told by the stores' own rows. */
export const joinsOf = async (db: Reading, stores: readonly StoreId[], before: JudgedNo): Promise<readonly Join[]> => {
  const { rows } = await sql<Join>`SELECT f.judged_no AS "judgedNo", f.store_id AS store, (f.body->>'programme')::int AS programme, (f.body->>'joined')::boolean AS joined
      FROM facts f WHERE f.kind = 'joined' AND f.store_id = ANY(${stores}::int4[]) AND f.judged_no < ${before}
    UNION SELECT j.joined_no, j.store_id, j.programme_id, true FROM store_programmes j WHERE j.store_id = ANY(${stores}::int4[]) AND j.joined_no < ${before}
    ORDER BY 1`.execute(db);
  return rows;
};

/** The campaigns in which a store took part when a number was given out, rising. */
export const programmesAt = (joins: readonly Join[], store: StoreId, judgedNo: JudgedNo): readonly ProgrammeId[] => {
  const stands = new Map(joins.filter((join) => join.store === store && join.judgedNo < judgedNo).map(({ programme, joined }) => [programme, joined]));
  return [...stands].flatMap(([programme, joined]) => (joined ? [programme] : [])).sort((a, b) => a - b);
};

/** Stores as they are now, and by which fact. */
export const placesOf = async (db: Reading, stores: readonly StoreId[]): Promise<ReadonlyMap<StoreId, { readonly facts: StoreFacts; readonly placedNo: JudgedNo }>> => {
  const { rows } = await sql<StoreFacts & { readonly placed_no: JudgedNo }>`SELECT ${storeFacts}, s.placed_no FROM stores s WHERE s.id = ANY(${stores}::int4[])`.execute(db);
  return new Map(rows.map(({ placed_no: placedNo, ...facts }) => [facts.id, { facts, placedNo }]));
};

/** The revisions of these campaigns, in the order of publication. */
export const publishedOf = async (db: Reading, campaigns: readonly ProgrammeId[], before: JudgedNo): Promise<ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>> => {
  const { rows } = await sql<{ readonly programme_id: ProgrammeId; readonly judged_no: JudgedNo; readonly body: RevisionDocument }>`SELECT programme_id, judged_no, body FROM revisions
    WHERE programme_id = ANY(${campaigns}::int4[]) AND judged_no < ${before} ORDER BY programme_id, revision`.execute(db);
  const published = new Map<ProgrammeId, PublishedRevision[]>();
  for (const { programme_id: campaign, judged_no: judgedNo, body } of rows) published.set(campaign, [...(published.get(campaign) ?? []), { revision: asRevision(body), judgedNo }]);
  return published;
};

/** Products as they are now. */
export const catalogueOf = async (db: Reading, gtins: readonly Gtin[]): Promise<ReadonlyMap<Gtin, ProductFacts>> => {
  const { rows } = await sql<ProductRow>`SELECT p.gtin, p.cpg_id, b.name AS brand, p.categories, p.tags, p.restricted FROM products p JOIN brands b ON b.id = p.brand_id WHERE p.gtin = ANY(${gtins}::text[])`.execute(db);
  return new Map(rows.map(({ gtin, cpg_id: cpg, ...facts }) => [gtin, { cpg, ...facts }]));
};

type ProductRow = Omit<ProductFacts, 'cpg'> & { readonly gtin: Gtin; readonly cpg_id: CpgId };

/** Whether the catalogue says something new of these products after a number. */
export const wasCatalogueChanged = async (db: Reading, gtins: readonly Gtin[], after: JudgedNo): Promise<boolean> =>
  (await sql`SELECT 1 FROM feed f JOIN facts a ON a.judged_no = f.judged_no
    WHERE f.scope_kind = ${scopeKindNumbers.catalogue} AND f.scope_id = 0 AND f.judged_no > ${after} AND a.body->>'gtin' = ANY(${gtins}::text[]) LIMIT 1`.execute(db)).rows.length > 0;
