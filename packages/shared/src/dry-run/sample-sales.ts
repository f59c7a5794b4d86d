import { localDayStartMs } from '../campaign/index.ts';
import type { CardCode } from '../ids/index.ts';
import { bucketOf, type CardFacts, type LineFacts } from '../rules/index.ts';
import { type Draws, drawsFrom } from './draws.ts';
import type { ReplayedSale } from './replay.ts';
import type { SampleShop } from './sample-shop.ts';

/** How much of a made-up shop is wanted. */
export interface SampleOrder {
  /** The same seed makes the same shop. */
  readonly seed: number;
  /** The first local day. */
  readonly firstDay: number;
  readonly days: number;
  readonly salesADay: number;
}

/*
 * The shop is made up, and so are these figures: a corner store that opens from seven to ten, busiest before school, at lunch and in the evening, and at
 * the end of the week. They are there so that a campaign may be looked at before there are sales; they predict nothing.
 */
const firstHour = 7;
const hourWeights = [5, 8, 6, 5, 5, 6, 8, 10, 8, 6, 6, 8, 9, 7, 3];
/** From Monday. */
const weekdayShares = [0.9, 0.9, 0.95, 1, 1.15, 1.2, 0.9];
const lineWeights = [45, 30, 15, 10];
const pieceWeights = [75, 18, 5, 2];
const cardShare = 0.55;
const promotedShare = 0.4;
const customersADaysSale = 1.5;
const minuteMs = 60_000;

/** Made-up sales, rising by time, a day at a time. Decided by the order's seed alone. */
export function* sampleSales({ promoted, others, ...place }: SampleShop, { seed, firstDay, days, salesADay }: SampleOrder): Generator<readonly ReplayedSale[]> {
  const draws = drawsFrom(seed);
  const shop: SampleShop = { ...place, promoted: draws.shuffled(promoted), others: draws.shuffled(others) };
  const customers = Array.from({ length: Math.max(5, Math.round(salesADay * customersADaysSale)) }, (_, no) => customerOf(no, shop.tags, draws));
  for (let day = firstDay; day < firstDay + days; day += 1) {
    const opensMs = localDayStartMs(shop.timeZone, day) + firstHour * 60 * minuteMs;
    const sales = Math.round(salesADay * (weekdayShares[(((day + 3) % 7) + 7) % 7] ?? 1));
    const minutes = Array.from({ length: sales }, () => draws.weighted(hourWeights) * 60 + draws.below(60)).sort((a, b) => a - b);
    yield minutes.map((minute) => saleOf(shop, customers, opensMs + minute * minuteMs, draws));
  }
}

interface Customer {
  readonly name: string;
  readonly facts: CardFacts;
}

const customerOf = (no: number, tags: readonly string[], draws: Draws): Customer => {
  const name = `EJEMPLO${String(no + 1).padStart(5, '0')}`;
  return { name, facts: { tags: no % 3 === 0 ? tags : [], birthday: { month: 1 + draws.below(12), day: 1 + draws.below(28) }, bucket: bucketOf(name as CardCode) } };
};

/** Some come every day, most now and then. */
const saleOf = (shop: SampleShop, customers: readonly Customer[], atMs: number, draws: Draws): ReplayedSale => {
  const customer = draws.share() < cardShare ? (customers[Math.floor(customers.length * draws.share() ** 2)] ?? null) : null;
  const lines = Array.from({ length: draws.weighted(lineWeights) + 1 }, () => lineOf(shop, draws)).filter((line) => line !== null);
  return { card: customer?.name ?? null, facts: { atMs, store: shop.store, card: customer?.facts ?? null, lines, ticketCents: null } };
};

const lineOf = ({ promoted, others }: SampleShop, draws: Draws): LineFacts | null => {
  const shelf = promoted.length > 0 && (others.length === 0 || draws.share() < promotedShare) ? promoted : others;
  // A few products are most of what a shelf sells.
  const place = Math.floor(shelf.length * draws.share() ** 2);
  const pieces = draws.weighted(pieceWeights) + 1;
  const product = shelf[place];
  return product === undefined ? null : { ...product, quantity: pieces * 1000, amountCents: pieces * priceCents(place) };
};

/** Between 8 and 60 pesos, the same for a product each time. */
const priceCents = (place: number): number => 800 + ((place * 1350) % 5250);
