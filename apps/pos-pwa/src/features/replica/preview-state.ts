import type { ProductRow, StoreRow } from '@qoa/shared/feed';
import type { CardCode, Gtin } from '@qoa/shared/ids';
import type { PreviewState } from '@qoa/shared/sale';
import { type HeldCampaign, programmesOf } from './campaigns-store.ts';
import { earlierSales, soldIn } from './earlier-sales.ts';
import type { ListedEvent, Standing } from './replica.ts';
import { placeOf, productFactsOf } from './rule-facts.ts';

/** What is known here of a draft's card, its store and its campaigns. */
interface Known {
  readonly store: StoreRow | null;
  readonly campaigns: readonly HeldCampaign[];
  readonly standings: readonly Standing[];
  /** The draft's card was erased. */
  readonly erased: boolean;
  readonly events: readonly ListedEvent[];
  readonly product: (gtin: Gtin) => Promise<ProductRow | null>;
}

/** What a preview stands on. It comes with the rules, after the first view. */
export const previewStateOf = async ({ store, campaigns, standings, erased, events, product }: Known, card: CardCode | null, gtins: readonly Gtin[]): Promise<PreviewState> => {
  const earlier = earlierSales(events, card);
  const products = await Promise.all([...new Set([...gtins, ...soldIn(earlier)])].map(product));
  return {
    store: placeOf(store),
    programmes: programmesOf(campaigns),
    products: new Map(products.flatMap((row) => (row === null ? [] : [[row.gtin, productFactsOf(row)] as const]))),
    balances: new Map(standings.map(({ programme, balance }) => [programme, balance])),
    earlier,
    erased,
  };
};
