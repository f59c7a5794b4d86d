import type { Cents, InstantMs } from '../ids/index.ts';
import { missUnlisted } from './eligible-lines.ts';
import type { Reason } from './judged.ts';
import { hashOf } from './document/product-print.ts';
import type { CardFacts, LineFacts, SaleFacts, StoreFacts } from './sale-facts.ts';

/** A sale within the bounds of section 12, so that every sum over it is a whole number. */
export interface SeenSale {
  readonly atMs: InstantMs;
  readonly store: StoreFacts;
  readonly card: CardFacts;
  readonly lines: readonly SeenLine[];
  readonly ticketCents: Cents | null;
  /** By `hashOf`, the products of its lines. */
  readonly productHashes: readonly number[];
  /** What a campaign says that lists none of its products. */
  readonly unlisted: Reason;
}

export interface SeenLine {
  readonly facts: LineFacts;
  /** Its place in the sale. */
  readonly place: number;
  readonly pieces: number;
  readonly cents: Cents | null;
}

const linesMax = 100;
const centsMax = 100_000_000;
const quantityMax = 10_000_000;
const instantMaxMs = 8_000_000_000_000_000;

/** The sale of a card as rules look at it. Never throws. */
export const seeSale = (sale: SaleFacts, card: CardFacts): SeenSale => {
  const lines = (sale.lines.length > linesMax ? sale.lines.slice(0, linesMax) : sale.lines).map(seeLine);
  return {
    atMs: within(sale.atMs, -instantMaxMs, instantMaxMs),
    store: sale.store,
    card,
    lines,
    ticketCents: sale.ticketCents === null ? null : within(sale.ticketCents, 0, centsMax),
    productHashes: productHashes(lines),
    unlisted: missUnlisted(lines),
  };
};

const productHashes = (lines: readonly SeenLine[]): readonly number[] => {
  const hashes: number[] = [];
  for (const { facts } of lines) if (facts.gtin !== null) hashes.push(hashOf(facts.gtin));
  return hashes;
};

const seeLine = (facts: LineFacts, place: number): SeenLine => ({
  facts,
  place,
  pieces: Math.trunc(within(facts.quantity, 0, quantityMax) / 1000),
  cents: facts.amountCents === null ? null : within(facts.amountCents, 0, centsMax),
});

const within = (value: number, min: number, max: number): number => {
  if (value >= min && value <= max) return Math.trunc(value) + 0;
  return value > max ? max : value < min ? min : Math.max(min, 0);
};

export const piecesOf = (lines: readonly SeenLine[]): number => lines.reduce((sum, { pieces }) => sum + pieces, 0);

export const centsOf = (lines: readonly SeenLine[]): Cents => lines.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
