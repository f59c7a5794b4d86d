import type { Facts } from '../../events/index.ts';
import type { Cents } from '../../ids/index.ts';
import type { RuleCode } from '../outcome.ts';
import type { Revision } from '../document/revision.ts';
import type { LineFacts, SaleFacts } from '../sale-facts.ts';
import { inProducts } from './scopes.ts';

/** A line within the bounds of section 12. */
export interface Line {
  readonly place: number;
  readonly told: LineFacts;
  readonly pieces: number;
  readonly cents: Cents | null;
}

const linesMax = 100;
const centsMax = 100_000_000;
const quantityMax = 10_000_000;

/** Sections 1 and 12. */
export const linesOf = (sale: SaleFacts): readonly Line[] =>
  sale.lines.slice(0, linesMax).map((told, place) => ({
    place,
    told,
    pieces: Math.trunc(withinBounds(told.quantity, quantityMax) / 1000),
    cents: told.amountCents === null ? null : withinBounds(told.amountCents, centsMax),
  }));

const withinBounds = (value: number, max: number): number => (Number.isNaN(value) ? 0 : Math.trunc(Math.min(Math.max(value, 0), max)));

export interface Miss {
  readonly code: RuleCode;
  readonly facts: Facts;
}

/** Section 2: the first thing that keeps a line out, or null. */
export const missOf = (revision: Revision, { told }: Line): Miss | null => {
  const product = told.gtin ?? '';
  if (told.gtin === null || told.cpg === null) return { code: 'PRODUCT_UNKNOWN', facts: { product } };
  if (told.isPrize) return { code: 'PRIZE_EARNS_NOTHING', facts: { product } };
  if (revision.owner.kind === 'cpg' && told.cpg !== revision.owner.cpg) return notInCampaign;
  if (!inProducts(revision.products, told)) return notInCampaign;
  if (told.restricted !== null && !revision.allows.includes(told.restricted)) return { code: 'PRODUCT_RESTRICTED', facts: { product, restricted: told.restricted } };
  return null;
};

const notInCampaign: Miss = { code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {} };
const nearestFirst: readonly RuleCode[] = ['PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'PRODUCT_UNKNOWN', 'PRODUCT_NOT_IN_CAMPAIGN'];

/** Section 4: why no line is eligible. */
export const nearestMiss = (revision: Revision, lines: readonly Line[]): Miss => {
  const misses = lines.flatMap((line) => missOf(revision, line) ?? []);
  return nearestFirst.flatMap((code) => misses.find((miss) => miss.code === code) ?? [])[0] ?? notInCampaign;
};

/** Section 4, *Ticket*: the lines that it holds. */
export const ticketLines = ({ allows }: Revision, lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ told: { isPrize, restricted } }) => !isPrize && (restricted === null || allows.includes(restricted)));

/** Section 4, *Ticket*: of a told one, the restricted lines whose share of it nobody told. */
export const linesUntold = ({ allows }: Revision, sale: SaleFacts, lines: readonly Line[]): readonly Line[] =>
  sale.ticketCents === null ? [] : lines.filter(({ told: { isPrize, restricted }, cents }) => !isPrize && restricted !== null && !allows.includes(restricted) && cents === null);

/** Section 4, *Ticket*: its money. */
export const ticketCents = (revision: Revision, sale: SaleFacts, lines: readonly Line[]): Cents => {
  const sum = (some: readonly Line[]): Cents => some.reduce((cents, line) => cents + (line.cents ?? 0), 0);
  const within = ticketLines(revision, lines);
  if (sale.ticketCents === null || linesUntold(revision, sale, lines).length > 0) return sum(within);
  return Math.max(0, withinBounds(sale.ticketCents, centsMax) - (sum(lines) - sum(within)));
};
