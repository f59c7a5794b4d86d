import { gtinOf } from '@qoa/shared/codes';
import type { RestrictedKind } from '@qoa/shared/feed';
import type { CpgId, Gtin, InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { type Brand, campaignFact, type Cpg, joinedFact, productFact, storeFact } from '../campaigns/index.ts';
import type { Fact } from '../feed/index.ts';
import world from './world.json' with { type: 'json' };

/** A product of the demo, with the digits under its bars. */
export interface DemoProduct {
  readonly gtin: Gtin;
  readonly ean: string;
  readonly name: string;
  readonly isPromoted: boolean;
  readonly restricted: RestrictedKind | null;
  readonly brand: Brand;
  readonly cpg: Cpg;
}

/** The stores of the demo. */
export const demoStores: readonly { readonly id: StoreId; readonly code: string; readonly name: string; readonly timeZone: string }[] = world.stores.map((store) => ({ ...store, id: store.id as StoreId }));

/** How many cards the demo holds, and who signs in to its console. */
export const demoCardsCount: number = world.cards;
export const demoEmail: string = world.admin.email;

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
        brand: { id: brand.id, cpg: cpg.id, name: brand.name },
        cpg,
      };
    }),
  ),
);

const courtesyMs = 86_400_000;

/** Everything the judge is told so that the world exists: stores, products, one stamp campaign in which every store takes part. */
export const demoFacts = (nowMs: InstantMs): readonly Fact[] => {
  const { campaign } = world;
  const [programme, cpg] = [campaign.programme as ProgrammeId, campaign.cpg as CpgId];
  const published = campaignFact(
    {
      v: 1,
      programme,
      revision: 1,
      cpg,
      name: campaign.name,
      effectiveFromMs: nowMs,
      startsAtMs: nowMs - courtesyMs,
      endsAtMs: null,
      state: 'active',
      timeZone: campaign.timeZone,
      products: demoProducts.filter((product) => product.isPromoted).map((product) => product.gtin),
      earn: { kind: 'stamp-per-item', stamps: campaign.stamps },
      limits: [{ per: 'day', units: campaign.perDay }],
      reward: campaign.reward,
      courtesyMs,
    },
    nowMs,
  );
  assert(published.ok, 'the campaign of the demo is valid');
  return [
    ...demoStores.map((store) => storeFact(store, nowMs)),
    ...demoProducts.map(({ gtin, name, restricted, brand, cpg: maker }) => productFact({ gtin, name, restricted }, brand, maker, nowMs)),
    published.value,
    ...demoStores.map((store) => joinedFact(store.id, programme, cpg, true, nowMs)),
  ];
};
