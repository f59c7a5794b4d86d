import type { PersonId, RevisionDraft } from '@qoa/shared/campaign-life';
import { gtinOf } from '@qoa/shared/codes';
import type { RestrictedKind, StoreRow } from '@qoa/shared/feed';
import type { CpgId, Gtin, InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { onlyProducts, plainDocument, plainRule, plainUnit } from '@qoa/shared/rules';
import { bornFacts, relationFact } from '../campaign-life/index.ts';
import { type Brand, type Cpg, productFact, storeFact, type StorePlace } from '../campaigns/index.ts';
import type { Fact } from '../feed/index.ts';
import world from './world.json' with { type: 'json' };

/** A product of the demo, with the digits under its bars. */
export interface DemoProduct {
  readonly gtin: Gtin;
  readonly ean: string;
  readonly name: string;
  readonly isPromoted: boolean;
  readonly restricted: RestrictedKind | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly brand: Brand;
  readonly cpg: Cpg;
}

/** The stores of the demo, and where they are. */
export const demoStores: readonly (StoreRow & { readonly place: StorePlace })[] = world.stores.map(({ place, ...store }) => ({ ...store, id: store.id as StoreId, place: { ...place, type: 'tiendita' } }));

/** How many cards the demo holds, and who signs in to its console: one writes campaigns, the other publishes them. */
export const demoCardsCount: number = world.cards;
export const demoEmail: string = world.admin.email;
export const demoApproverEmail: string = world.approver.email;

/** The products of the demo: invented brands under prefix 952, which GS1 keeps for demonstrations. Source: GS1 prefix list. */
export const demoProducts: readonly DemoProduct[] = world.cpgs.flatMap((maker) =>
  maker.brands.flatMap((brand) =>
    brand.products.map((product) => {
      const gtin = gtinOf(product.ean);
      assert(gtin.ok, `${product.ean} is a GTIN`);
      const cpg = { id: maker.id as CpgId, name: maker.name };
      return {
        gtin: gtin.value,
        ean: product.ean,
        name: product.name,
        isPromoted: brand.id === world.campaign.brand,
        restricted: 'restricted' in product ? (product.restricted as RestrictedKind) : null,
        categories: ['category' in product ? product.category : brand.category],
        tags: 'tags' in product ? product.tags : [],
        brand: { id: brand.id, cpg: cpg.id, name: brand.name },
        cpg,
      };
    }),
  ),
);

const dayMs = 86_400_000;

/** The stamp campaign of the demo: a stamp for each promoted product, a few a day, and a prize. */
const demoCampaign = (nowMs: InstantMs): RevisionDraft => {
  const { campaign: { programme: number, cpg, name, timeZone, stamps, perDay, reward } } = world;
  const programme = number as ProgrammeId;
  return plainDocument({
    campaign: programme,
    owner: { kind: 'cpg', cpg: cpg as CpgId },
    name,
    startsAtMs: nowMs - dayMs,
    timeZone,
    units: [plainUnit('stamp', programme, { goal: { units: reward.cost, overflow: 'carry' } })],
    products: onlyProducts(demoProducts.filter(({ isPromoted }) => isPromoted).map(({ gtin }) => gtin)),
    earn: [plainRule('item', 'stamp', { kind: 'item' }, { units: stamps })],
    limits: [{ of: { kind: 'units', unit: 'stamp' }, max: perDay, per: 'day', scope: { kind: 'campaign' }, holder: 'card' }],
    rewards: [{ id: 'reward', name: reward.name, unit: 'stamp', cost: reward.cost, kind: 'product', products: [] }],
  });
};

/** The campaign's own number, and the one kept for a second unit. */
const demoNumbers = { campaign: world.campaign.programme as ProgrammeId, spare: (world.campaign.programme + 1) as ProgrammeId };
/** What a store earns for each sale that counts. */
const demoPay = { cents: 50, per: 'sale' } as const;

/** Everything the judge is told so that the world exists: stores, products, who sells what, and one stamp campaign in which every store takes part. */
export const demoFacts = (nowMs: InstantMs, { author, approver }: { readonly author: PersonId; readonly approver: PersonId }): readonly Fact[] => [
  ...demoStores.map(({ place, ...store }) => storeFact(store, nowMs, place)),
  ...demoProducts.map(({ gtin, name, restricted, categories, tags, brand, cpg: maker }) => productFact({ gtin, name, restricted, categories, ...(tags.length > 0 ? { tags } : {}) }, brand, maker, nowMs)),
  ...world.cpgs.flatMap(({ id }) => demoStores.map((store) => relationFact({ cpg: id as CpgId, store: store.id }, nowMs))),
  ...bornFacts(
    {
      document: demoCampaign(nowMs),
      numbers: demoNumbers,
      participation: { mode: 'automatic', stores: 'all', pay: demoPay },
      author,
      approver,
      stores: demoStores.map(({ id, place }) => ({ id, ...place })),
      related: new Set(demoStores.map(({ id }) => id)),
    },
    nowMs,
  ),
];
