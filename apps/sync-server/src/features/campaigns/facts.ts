import { type CampaignRevision, type RevisionProblem, validateRevision } from '@qoa/shared/campaign';
import type { JoinedRow, ProductRow, StoreRow } from '@qoa/shared/feed';
import type { CpgId, InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Fact } from '../feed/index.ts';

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

/** A store opened, or its name or zone changed: told to the store. */
export const storeFact = (store: StoreRow, atMs: InstantMs): Fact => ({
  kind: 'store',
  cpg: null,
  store: store.id,
  atMs,
  body: store,
  scopes: [`store:${store.id}`],
  effects: () => [
    {
      text: 'INSERT INTO stores (id, code, name, time_zone) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET code = EXCLUDED.code, name = EXCLUDED.name, time_zone = EXCLUDED.time_zone',
      values: [store.id, store.code, store.name, store.timeZone],
    },
  ],
});

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
      text: `INSERT INTO products (gtin, cpg_id, brand_id, name, restricted) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (gtin) DO UPDATE SET cpg_id = EXCLUDED.cpg_id, brand_id = EXCLUDED.brand_id, name = EXCLUDED.name, restricted = EXCLUDED.restricted`,
      values: [product.gtin, cpg.id, brand.id, product.name, product.restricted],
    },
  ],
});

/**
 * A revision published: told to the programme. It takes effect at `nowMs` at the earliest, since nothing past is judged again.
 * The CPG must be known (a product of it was named). Errors: what is wrong with the revision.
 */
export const campaignFact = (draft: CampaignRevision, nowMs: InstantMs): Result<Fact, readonly RevisionProblem[]> => {
  const revision: CampaignRevision = { ...draft, effectiveFromMs: Math.max(draft.effectiveFromMs, nowMs) };
  const problems = validateRevision(revision);
  if (problems.length > 0) return err(problems);
  return ok({
    kind: 'campaign',
    cpg: revision.cpg,
    store: null,
    atMs: nowMs,
    body: revision,
    scopes: [`programme:${revision.programme}`],
    effects: (judgedNo) => [
      { text: 'INSERT INTO programmes (id, cpg_id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', values: [revision.programme, revision.cpg] },
      {
        text: 'INSERT INTO revisions (programme_id, revision, cpg_id, judged_no, published_ms, body) VALUES ($1, $2, $3, $4, $5, $6::jsonb)',
        values: [revision.programme, revision.revision, revision.cpg, judgedNo, nowMs, JSON.stringify(revision)],
      },
    ],
  });
};

/** A store takes part in a programme from now on, or no longer does: told to the store. */
export const joinedFact = (store: StoreId, programme: ProgrammeId, cpg: CpgId, joined: boolean, atMs: InstantMs): Fact => ({
  kind: 'joined',
  cpg,
  store,
  atMs,
  body: { programme, joined } satisfies JoinedRow,
  scopes: [`store:${store}`],
  effects: (judgedNo) => [
    joined
      ? {
          text: 'INSERT INTO store_programmes (store_id, programme_id, cpg_id, joined_no) VALUES ($1, $2, $3, $4) ON CONFLICT (store_id, programme_id) DO NOTHING',
          values: [store, programme, cpg, judgedNo],
        }
      : { text: 'DELETE FROM store_programmes WHERE store_id = $1 AND programme_id = $2', values: [store, programme] },
  ],
});
