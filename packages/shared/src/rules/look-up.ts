import type { SaleLine } from '../events/index.ts';
import type { CardCode, Cents, CpgId, Gtin, InstantMs } from '../ids/index.ts';
import { bucketOf } from './bucket.ts';
import type { CardFacts, CardTraits, LineFacts, SaleFacts, StoreFacts } from './sale-facts.ts';

/** A product of the catalogue, as rules see it. */
export interface ProductFacts extends Pick<LineFacts, 'brand' | 'categories' | 'tags' | 'restricted'> {
  readonly cpg: CpgId;
}

/** What is on record of a sale. */
export interface SaleSeen {
  readonly lines: readonly SaleLine[];
  readonly ticketCents: Cents | null;
  readonly atMs: InstantMs;
}

/** A sale as rules see it, everything looked up. */
export const saleFactsOf = ({ lines, ticketCents, atMs }: SaleSeen, store: StoreFacts, card: CardFacts | null, products: ReadonlyMap<Gtin, ProductFacts>): SaleFacts => ({
  atMs,
  store,
  card,
  lines: lines.map((line) => lineFactsOf(line, products)),
  ticketCents,
});

const lineFactsOf = ({ product, quantity, amountCents }: SaleLine, products: ReadonlyMap<Gtin, ProductFacts>): LineFacts => {
  const gtin = 'gtin' in product ? product.gtin : null;
  const known = gtin === null ? undefined : products.get(gtin);
  return { gtin, ...(known ?? unknown), quantity, amountCents, isPrize: false };
};

const unknown = { cpg: null, brand: null, categories: [], tags: [], restricted: null } as const;

/** A card as rules see it; without traits only its code is known. */
export const cardFactsOf = (code: CardCode, traits: CardTraits = noTraits): CardFacts => ({ ...traits, bucket: bucketOf(code) });

/** A card in no segment, whose birthday nobody told. */
export const noTraits: CardTraits = { tags: [], birthday: null };
