import type { ReplayedSale } from '@qoa/shared/dry-run';
import { decodeEvent, type SaleRecorded, splitEnvelope } from '@qoa/shared/events';
import type { CardCode, Gtin, InstantMs, StoreId } from '@qoa/shared/ids';
import { cardFactsOf, type CardTraits, type ProductFacts, saleFactsOf, type StoreFacts } from '@qoa/shared/rules';
import type { DryRunStore, Span, StoredSale } from './dry-run-store.ts';

/** Numbers that one read looks at: few enough that whoever waits for the connection does not notice. */
const numbersEach = 500;

/** The sales of the past as the judge saw them, page by page in order of arrival, in these stores. A card that was added to a sale afterwards counts as shown with it; its segments are as they are now, and its birthday is not looked at. */
export async function* pastSales(store: DryRunStore, stores: ReadonlyMap<StoreId, StoreFacts>, { from, to }: Span, sinceMs: InstantMs): AsyncGenerator<readonly ReplayedSale[]> {
  const products = new Map<Gtin, ProductFacts>();
  const lookedUp = new Set<Gtin>();
  for (let first = from; first <= to; first += numbersEach) {
    const opened = (await store.sales({ from: first, to: Math.min(to, first + numbersEach - 1) }, sinceMs)).flatMap(openSale);
    const unknown = new Set(opened.flatMap(({ event }) => event.lines.flatMap(({ product }) => ('gtin' in product && !lookedUp.has(product.gtin) ? [product.gtin] : []))));
    if (unknown.size > 0) for (const { gtin, ...facts } of await store.products([...unknown])) products.set(gtin, facts);
    for (const gtin of unknown) lookedUp.add(gtin);
    const traits = await store.traits([...new Set(opened.flatMap(({ stored: { card } }) => card ?? []))]);
    yield opened.flatMap((sale) => replayedOf(sale, { stores, products, traits }));
  }
}

interface OpenedSale {
  readonly stored: StoredSale;
  readonly event: SaleRecorded;
}

/** What was judged was opened once; a version that this release no longer reads says nothing. */
const openSale = (stored: StoredSale): readonly OpenedSale[] => {
  const split = splitEnvelope(stored.bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : split;
  return decoded.ok && decoded.value.kind === 'SaleRecorded' ? [{ stored, event: decoded.value }] : [];
};

interface Known {
  readonly stores: ReadonlyMap<StoreId, StoreFacts>;
  readonly products: ReadonlyMap<Gtin, ProductFacts>;
  readonly traits: ReadonlyMap<CardCode, CardTraits>;
}

const replayedOf = ({ stored: { atMs, store, card }, event: { lines, ticketCents } }: OpenedSale, { stores, products, traits }: Known): readonly ReplayedSale[] => {
  const place = stores.get(store);
  if (place === undefined) return [];
  return [{ card, facts: saleFactsOf({ lines, ticketCents, atMs }, place, card === null ? null : cardFactsOf(card, traits.get(card)), products) }];
};
