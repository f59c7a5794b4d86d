import { decodeEvent, splitEnvelope } from '@qoa/shared/events';
import type { CardCode, Gtin } from '@qoa/shared/ids';
import type { Chance } from '@qoa/sim/chance';
import type { Database } from '@qoa/sync-server/platform/database';
import { sql } from 'kysely';
import type { Stock } from '../phones/crowd.ts';

/** What somebody buys: a product of which one is sold, and perhaps one that a campaign promotes, with their card. */
export interface Basket {
  readonly product: string;
  readonly also: { readonly gtin: Gtin; readonly card: CardCode } | null;
}

/** Products of which each is sold once: by them a sale is told apart from the outside, whatever a phone thinks of it. */
export interface Shelf {
  readonly next: () => Basket;
  /** The phone said *guardado* to it. */
  readonly sold: (basket: Basket) => void;
  /** Sold and not stored once. */
  readonly missing: (database: Database) => Promise<{ readonly lost: readonly string[]; readonly twice: readonly string[] }>;
}

/** A full shelf of the numbers that GS1 keeps for use inside a store. Half of the customers have a card and buy from `stock` too. */
export const openShelf = ({ cards, gtins }: Stock, chance: Chance): Shelf => {
  const sold: string[] = [];
  let taken = 0;
  return {
    next: () => ({ product: ean13Of((taken += 1)), also: chance.happens(0.5) ? { gtin: chance.pick(gtins), card: chance.pick(cards) } : null }),
    sold: ({ product }) => void sold.push(product),
    missing: async (database) => {
      const stored = await storedProducts(database);
      return {
        lost: sold.filter((product) => !stored.has(product)).map((product) => `the sale of ${product} was guardado, and is not on the server`),
        twice: [...stored].filter(([product, times]) => times > 1 && product.startsWith(inStore)).map(([product, times]) => `${product} was sold once, and is stored ${times} times`),
      };
    },
  };
};

const inStore = '20';

const ean13Of = (no: number): string => {
  const digits = `${inStore}${String(no).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

const storedProducts = async ({ kysely }: Database): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ bytes: Uint8Array }>`SELECT bytes FROM events UNION ALL SELECT bytes FROM forks`.execute(kysely);
  const times = new Map<string, number>();
  for (const { bytes } of rows) for (const product of productsIn(bytes)) times.set(product, (times.get(product) ?? 0) + 1);
  return times;
};

const productsIn = (bytes: Uint8Array): readonly string[] => {
  const split = splitEnvelope(bytes);
  const event = split.ok ? decodeEvent(split.value.body) : null;
  if (event?.ok !== true || event.value.kind !== 'SaleRecorded') return [];
  return event.value.lines.map(({ product }) => ('gtin' in product ? product.gtin.slice(1) : product.raw));
};
