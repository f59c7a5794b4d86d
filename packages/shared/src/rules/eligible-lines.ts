import type { Compiled } from './compile.ts';
import type { Reason } from './judged.ts';
import type { RuleCode } from './outcome.ts';
import { mayHold } from './document/product-print.ts';
import type { LineFacts } from './sale-facts.ts';
import type { SeenLine, SeenSale } from './seen-sale.ts';

/** Why a line is not eligible, the nearest to earning last. */
const misses = ['PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'PRIZE_EARNS_NOTHING', 'PRODUCT_RESTRICTED'] as const satisfies readonly RuleCode[];
const eligible = misses.length;

/** Whether a campaign surely lists no product of a sale: it has no more to do with it, and `sale.unlisted` is its miss. */
export const isUnlisted = ({ print }: Compiled, { productHashes }: SeenSale): boolean => print !== null && !mayHold(print, productHashes);

/** The lines that take part in a campaign, in their order; when there are none, the miss that came nearest, of equals the first line's. Sections 2 and 4. */
export const eligibleLines = (compiled: Compiled, sale: SeenSale): readonly SeenLine[] | Reason => {
  let taking: SeenLine[] | null = null;
  let nearest = 0;
  let product: LineFacts | null = null;
  for (const line of sale.lines) {
    const nearness = nearnessOf(compiled, line.facts);
    if (nearness === eligible) (taking ??= []).push(line);
    else if (nearness > nearest) {
      nearest = nearness;
      product = line.facts;
    }
  }
  return taking ?? (product === null ? notInCampaign : missed(nearest, product));
};

const notInCampaign: Reason = { code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {} };

/** The nearest miss of a sale in a campaign that lists none of its products: the same for all such campaigns. */
export const missUnlisted = (lines: readonly SeenLine[]): Reason => {
  const prize = lines.find(({ facts }) => apartFromCampaigns(facts) === 2);
  const nearest = prize ?? lines.find(({ facts }) => apartFromCampaigns(facts) === 1);
  return nearest === undefined ? notInCampaign : missed(apartFromCampaigns(nearest.facts), nearest.facts);
};

const missed = (nearness: number, { gtin, restricted }: LineFacts): Reason => {
  const code = misses[nearness] ?? 'PRODUCT_NOT_IN_CAMPAIGN';
  return { code, facts: code === 'PRODUCT_RESTRICTED' ? { product: gtin ?? '', restricted: restricted ?? '' } : { product: gtin ?? '' } };
};

/** The place of a line's miss among the misses, or past them all: it takes part. */
const nearnessOf = ({ revision: { owner }, products, allowed }: Compiled, line: LineFacts): number => {
  const apart = apartFromCampaigns(line);
  if (apart > 0) return apart;
  if (owner.kind === 'cpg' && line.cpg !== owner.cpg) return 0;
  if (!products.holds(line)) return 0;
  return line.restricted === null || allowed.has(line.restricted) ? eligible : 3;
};

/** The miss of a line in every campaign alike: it is unknown, or a prize. 0: none. */
const apartFromCampaigns = (line: LineFacts): number => (line.gtin === null || line.cpg === null ? 1 : line.isPrize ? 2 : 0);
