import type { Facts } from '../events/index.ts';
import type { Compiled } from './compile.ts';
import type { RuleCode } from './outcome.ts';
import type { LineFacts } from './sale-facts.ts';
import type { SeenLine } from './seen-sale.ts';

/** Why a line is not eligible, the nearest to earning last. */
const misses = ['PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'PRIZE_EARNS_NOTHING', 'PRODUCT_RESTRICTED'] as const satisfies readonly RuleCode[];
type Miss = (typeof misses)[number];

/** The lines that take part in a campaign, in their order. Section 2. */
export const eligibleLines = (compiled: Compiled, lines: readonly SeenLine[]): readonly SeenLine[] => {
  let eligible: SeenLine[] | null = null;
  for (const line of lines) if (missOf(compiled, line.facts) === null) (eligible ??= []).push(line);
  return eligible ?? none;
};

const none: readonly SeenLine[] = [];

/** The miss that came nearest when no line is eligible; of equals the first line's. Section 4. */
export const nearestMiss = (compiled: Compiled, lines: readonly SeenLine[]): { readonly code: Miss; readonly facts: Facts } => {
  let nearest: Miss | null = null;
  let product: LineFacts | null = null;
  for (const { facts } of lines) {
    const miss = missOf(compiled, facts);
    if (miss === null || (nearest !== null && misses.indexOf(miss) <= misses.indexOf(nearest))) continue;
    nearest = miss;
    product = facts;
  }
  return nearest === null || product === null || nearest === 'PRODUCT_NOT_IN_CAMPAIGN' ? notInCampaign : { code: nearest, facts: factsOf(nearest, product) };
};

const notInCampaign = { code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {} } as const;

const factsOf = (miss: Miss, { gtin, restricted }: LineFacts): Facts => (miss === 'PRODUCT_RESTRICTED' ? { product: gtin ?? '', restricted: restricted ?? '' } : { product: gtin ?? '' });

const missOf = ({ revision: { owner }, products, allowed }: Compiled, line: LineFacts): Miss | null => {
  if (line.gtin === null || line.cpg === null) return 'PRODUCT_UNKNOWN';
  if (line.isPrize) return 'PRIZE_EARNS_NOTHING';
  if (owner.kind === 'cpg' && line.cpg !== owner.cpg) return 'PRODUCT_NOT_IN_CAMPAIGN';
  if (!products.holds(line)) return 'PRODUCT_NOT_IN_CAMPAIGN';
  return line.restricted === null || allowed.has(line.restricted) ? null : 'PRODUCT_RESTRICTED';
};
