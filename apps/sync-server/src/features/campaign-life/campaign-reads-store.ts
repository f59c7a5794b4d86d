import { sql } from 'kysely';
import { lifeStateAt, type Outline, type PersonId, shownOutline } from '@qoa/shared/campaign-life';
import type { CpgId, Gtin, InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { CampaignParts, CampaignSummary } from '@qoa/shared/protocol';
import type { RestrictedKind } from '@qoa/shared/feed';
import { assert } from '@qoa/shared/result';
import type { Database } from '../../platform/database.ts';
import { storeFacts } from '../../platform/store-facts.ts';
import { knownCardsOf } from '../cards/index.ts';

/** What the console shows of campaigns. */
export interface CampaignReads {
  /** Those that changed last first; a draft that was thrown away is not among them. */
  readonly list: (nowMs: InstantMs) => Promise<readonly CampaignSummary[]>;
  readonly storesTakingPart: (campaign: ProgrammeId) => Promise<readonly StoreId[]>;
  /** E-mails of people who were let in at any time. */
  readonly emailsOf: (people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>;
  /** Who may sign in and act now. */
  readonly admins: () => Promise<readonly { readonly person: PersonId; readonly email: string }[]>;
  readonly parts: () => Promise<CampaignParts>;
}

/** Campaigns in the database, as they are shown. */
export const sqlCampaignReads = ({ kysely }: Pick<Database, 'kysely'>): CampaignReads => ({
  list: async (nowMs) => {
    const { rows } = await sql<SummaryRow>`SELECT c.id, c.cpg_id, c.store_id, coalesce(p.name, s.name, '') AS owner_name, c.outline, c.changed_ms,
        (SELECT count(*)::int FROM store_programmes j WHERE j.programme_id = c.id) AS taking_part
      FROM campaigns c LEFT JOIN cpgs p ON p.id = c.cpg_id LEFT JOIN stores s ON s.id = c.store_id
      WHERE c.outline->>'proposal' IS NOT NULL OR c.outline->'standing' <> '[]'::jsonb ORDER BY c.changed_ms DESC, c.id DESC`.execute(kysely);
    return rows.map((row) => summaryOf(row, nowMs));
  },
  storesTakingPart: async (campaign) => {
    const rows = await kysely.selectFrom('store_programmes').select('store_id').where('programme_id', '=', campaign).orderBy('store_id').execute();
    return rows.map(({ store_id }) => store_id as StoreId);
  },
  emailsOf: async (people) => {
    if (people.length === 0) return new Map();
    const rows = await kysely.selectFrom('admin_users').select(['id', 'email']).where('id', 'in', [...people]).execute();
    return new Map(rows.map(({ id, email }) => [id, email]));
  },
  admins: async () => {
    const rows = await kysely.selectFrom('admin_users').select(['id', 'email']).where('role', '=', 'admin').where('disabled_ms', 'is', null).orderBy('email').execute();
    return rows.map(({ id, email }) => ({ person: id, email }));
  },
  parts: async () => {
    const cpgs = await kysely.selectFrom('cpgs').select(['id', 'name', 'may_restrict']).orderBy('name').orderBy('id').execute();
    const brands = await kysely.selectFrom('brands').select(['name', 'cpg_id']).orderBy('name').orderBy('id').execute();
    const products = await kysely.selectFrom('products').innerJoin('brands', 'brands.id', 'products.brand_id').select(['gtin', 'products.name', 'brands.name as brand', 'products.cpg_id', 'categories', 'tags', 'restricted']).orderBy('products.name').orderBy('gtin').execute();
    const stores = await sql<CampaignParts['stores'][number]>`SELECT ${storeFacts}, s.name, s.time_zone AS "timeZone" FROM stores s ORDER BY s.name, s.id`.execute(kysely);
    const { segments } = await knownCardsOf(kysely);
    return {
      cpgs: cpgs.map(({ id, name, may_restrict }) => ({ id: id as CpgId, name, mayRestrict: may_restrict as readonly RestrictedKind[] })),
      brands: brands.map(({ name, cpg_id }) => ({ name, cpg: cpg_id as CpgId })),
      products: products.map(({ gtin, cpg_id, restricted, ...rest }) => ({ ...rest, gtin: gtin as Gtin, cpg: cpg_id as CpgId, restricted: restricted as RestrictedKind | null })),
      stores: stores.rows,
      segments,
    };
  },
});

interface SummaryRow {
  readonly id: ProgrammeId;
  readonly cpg_id: CpgId | null;
  readonly store_id: StoreId | null;
  readonly owner_name: string;
  readonly outline: Outline;
  readonly changed_ms: InstantMs;
  readonly taking_part: number;
}

const summaryOf = ({ id, cpg_id, store_id, owner_name, outline, changed_ms, taking_part }: SummaryRow, nowMs: InstantMs): CampaignSummary => ({
  campaign: id,
  owner: ownerOf(cpg_id, store_id),
  ownerName: owner_name,
  state: lifeStateAt({ published: outline.standing, proposal: outline.proposal === null ? null : { state: outline.proposal } }, nowMs),
  proposal: outline.proposal,
  ...shownOutline(outline, nowMs),
  storesTakingPart: taking_part,
  changedAtMs: changed_ms,
});

const ownerOf = (cpg: CpgId | null, store: StoreId | null): CampaignSummary['owner'] => {
  if (cpg !== null) return { kind: 'cpg', cpg };
  assert(store !== null, 'a campaign has an owner: the table checks it');
  return { kind: 'store', store };
};
