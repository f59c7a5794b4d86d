import type { ProductRow, StorePay, StoreRow } from '@qoa/shared/feed';
import type { CpgId, InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import { type Permissions, type Revision, type RevisionProblem, type StoreFacts, validateRevision } from '@qoa/shared/rules';
import type { Statement } from '../../platform/database.ts';
import { textArray } from '../../platform/binary-arrays.ts';
import { type Fact, joinedRow } from '../feed/index.ts';

/** A maker of goods. */
export interface Cpg {
  readonly id: CpgId;
  readonly name: string;
}

/** A brand of a maker. */
export interface Brand {
  readonly id: number;
  readonly cpg: CpgId;
  readonly name: string;
}

/** What campaigns may ask of a store besides its number. Phones never learn it. */
export type StorePlace = Omit<StoreFacts, 'id'>;

/** A store opened, or its name, zone or place changed: its name and zone are told to the store. Without a place the one that is known stands. */
export const storeFact = (store: StoreRow, atMs: InstantMs, place: StorePlace | null = null): Fact => ({
  kind: 'store',
  cpg: null,
  store: store.id,
  atMs,
  body: store,
  scopes: [`store:${store.id}`],
  effects: (judgedNo) => [
    {
      text: 'INSERT INTO stores (id, code, name, time_zone) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET code = EXCLUDED.code, name = EXCLUDED.name, time_zone = EXCLUDED.time_zone',
      values: [store.id, store.code, store.name, store.timeZone],
    },
    ...(place === null ? [] : placed(store.id, place, judgedNo)),
  ],
});

const placed = (store: StoreId, { type, country, state, city, lists }: StorePlace, judgedNo: JudgedNo): readonly Statement[] => [
  { text: 'UPDATE stores SET type = $2, country = $3, state = $4, city = $5, placed_no = $6 WHERE id = $1', values: [store, type, country, state, city, judgedNo] },
  { text: 'DELETE FROM store_lists WHERE store_id = $1', values: [store] },
  ...lists.map((list) => ({ text: 'INSERT INTO store_lists (store_id, list) VALUES ($1, $2)', values: [store, list] })),
];

/** A product named, or changed, with its brand and maker: told to the catalogue. */
export const productFact = (product: Omit<ProductRow, 'brand' | 'cpg'>, brand: Brand, cpg: Cpg, atMs: InstantMs): Fact => ({
  kind: 'product',
  cpg: cpg.id,
  store: null,
  atMs,
  body: { ...product, brand: brand.name, cpg: cpg.id } satisfies ProductRow,
  scopes: ['catalogue'],
  effects: () => [
    { text: 'INSERT INTO cpgs (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name', values: [cpg.id, cpg.name] },
    { text: 'INSERT INTO brands (id, cpg_id, name) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name', values: [brand.id, cpg.id, brand.name] },
    {
      text: `INSERT INTO products (gtin, cpg_id, brand_id, name, restricted, categories, tags) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (gtin) DO UPDATE SET cpg_id = EXCLUDED.cpg_id, brand_id = EXCLUDED.brand_id, name = EXCLUDED.name, restricted = EXCLUDED.restricted, categories = EXCLUDED.categories, tags = EXCLUDED.tags`,
      values: [product.gtin, cpg.id, brand.id, product.name, product.restricted, textArray(product.categories ?? []), textArray(product.tags ?? [])],
    },
  ],
});

/**
 * A revision published: told to its campaign's followers. It takes effect at `nowMs` at the earliest, since nothing past is judged again. Each of
 * its units has a programme of its own, which belongs to this campaign alone; the owner must be known.
 * Errors: what is wrong with the revision.
 */
export const campaignFact = (draft: Revision, nowMs: InstantMs, permissions: Permissions): Result<Fact, readonly RevisionProblem[]> => {
  const validated = validateRevision({ ...draft, effectiveFromMs: Math.max(draft.effectiveFromMs, nowMs) }, permissions);
  if (!validated.ok) return err(validated.problems);
  const { revision } = validated;
  const [cpg, store] = ownerOf(revision);
  return ok({
    kind: 'campaign',
    cpg,
    store,
    atMs: nowMs,
    body: revision,
    scopes: [`programme:${revision.campaign}`],
    effects: (judgedNo) => [
      ...revision.units.map(({ programme }) => programmeOfUnit(programme, revision)),
      {
        text: 'INSERT INTO revisions (programme_id, revision, cpg_id, judged_no, published_ms, body) VALUES ($1, $2, $3, $4, $5, $6::jsonb)',
        values: [revision.campaign, revision.revision, cpg, judgedNo, nowMs, JSON.stringify(revision)],
      },
    ],
  });
};

const ownerOf = ({ owner }: Revision): readonly [CpgId | null, StoreId | null] => (owner.kind === 'cpg' ? [owner.cpg, null] : [null, owner.store]);

/** A programme of another campaign or owner makes the column null, which it does not take: nothing of the fact is written. */
const programmeOfUnit = (programme: ProgrammeId, revision: Revision): Statement => ({
  text: `INSERT INTO programmes (id, campaign_id, cpg_id, store_id) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET campaign_id =
    CASE WHEN (programmes.campaign_id, programmes.cpg_id, programmes.store_id) IS NOT DISTINCT FROM (EXCLUDED.campaign_id, EXCLUDED.cpg_id, EXCLUDED.store_id) THEN EXCLUDED.campaign_id END`,
  values: [programme, revision.campaign, ...ownerOf(revision)],
});

/** Whether a store may join or leave a campaign by itself, and what it earns for taking part. */
export interface Asked {
  readonly invited: boolean;
  readonly pay: StorePay | null;
}

/** A store takes part in a campaign from now on, or no longer does, or is asked: told to the store. `cpg`: whose campaign it is; null: a store's own. */
export const joinedFact = (store: StoreId, programme: ProgrammeId, cpg: CpgId | null, joined: boolean, atMs: InstantMs, asked: Asked = { invited: false, pay: null }): Fact => ({
  kind: 'joined',
  cpg,
  store,
  atMs,
  body: joinedRow(programme, joined, asked),
  scopes: [`store:${store}`],
  effects: (judgedNo) => [
    joined
      ? {
          text: 'INSERT INTO store_programmes (store_id, programme_id, cpg_id, joined_no) VALUES ($1, $2, $3, $4) ON CONFLICT (store_id, programme_id) DO NOTHING',
          values: [store, programme, cpg, judgedNo],
        }
      : { text: 'DELETE FROM store_programmes WHERE store_id = $1 AND programme_id = $2', values: [store, programme] },
    asked.invited
      ? { text: 'INSERT INTO store_invitations (store_id, campaign_id, invited_no) VALUES ($1, $2, $3) ON CONFLICT (store_id, campaign_id) DO NOTHING', values: [store, programme, judgedNo] }
      : { text: 'DELETE FROM store_invitations WHERE store_id = $1 AND campaign_id = $2', values: [store, programme] },
  ],
});
