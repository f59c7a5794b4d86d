import type { Cents, Gtin, ProgrammeId } from '../ids/index.ts';
import type { CampaignOutcome, EarnRule, PartExplained, Revision, SaleOutcome, UnitKind } from '../rules/index.ts';
import type { SaleFields } from './draft.ts';

/** An amount that a campaign counts and that nobody told. */
export interface AmountAsked {
  readonly campaign: ProgrammeId;
  /** Those whose own amount counts, in the order of the sale; empty: the ticket is enough. */
  readonly products: readonly Gtin[];
  /** What money brings; null: it is asked for a minimum alone. */
  readonly brings: { readonly unit: UnitKind; readonly units: number; readonly everyCents: Cents } | null;
}

type Sold = Pick<SaleFields, 'lines' | 'ticketCents'>;

/**
 * Of several that ask, one that asks for lines comes first, since whoever tells every line has told the ticket, too. Null when nobody asks, and where no
 * amount would bring anything now: `judged` says what comes of the sale with its money told.
 */
export const amountAsked = (revisions: readonly Revision[], outcomes: readonly CampaignOutcome[], sold: Sold, judged: (sold: Sold) => SaleOutcome): AmountAsked | null => {
  const asking = outcomes.flatMap((outcome): readonly AmountAsked[] => {
    const revision = revisions.find(({ campaign }) => campaign === outcome.campaign);
    return revision === undefined ? [] : askedBy(revision, outcome, sold);
  });
  if (asking.length === 0) return null;
  const brought = judged(withMoney(sold)).campaigns;
  const asked = asking.filter(({ campaign }) => unitsIn(brought, campaign) > unitsIn(outcomes, campaign));
  return asked.find(({ products }) => products.length > 0) ?? asked[0] ?? null;
};

/** More than any purchase asks for. */
const muchCents: Cents = 100_000_000;

const withMoney = ({ lines, ticketCents }: Sold): Sold => ({ lines: lines.map((line) => ({ ...line, amountCents: line.amountCents ?? muchCents })), ticketCents });

const unitsIn = (outcomes: readonly CampaignOutcome[], asked: ProgrammeId): number => outcomes.find(({ campaign }) => campaign === asked)?.given.reduce((sum, { units }) => sum + units, 0) ?? 0;

const askedBy = (revision: Revision, { explanation: { code, facts, parts } }: CampaignOutcome, sold: Sold): readonly AmountAsked[] => {
  if (code === 'MINIMUM_NOT_REACHED' && Number(facts['haveCents']) < Number(facts['cents'])) return askedForMinimum(revision, sold);
  const missing = parts.filter((part) => part.code === 'AMOUNT_MISSING' || isOfTicket(revision, part, sold));
  const [first] = missing;
  return first === undefined ? [] : [{ campaign: revision.campaign, products: productsOf(missing, sold), brings: bringsOf(revision.earn.find(({ id }) => id === first.rule)) }];
};

/** What the ticket gave so far, of a ticket that is not all told. */
const isOfTicket = ({ earn }: Revision, { rule, before }: PartExplained, { lines, ticketCents }: Sold): boolean =>
  before > 0 && ticketCents === null && lines.some(({ amountCents }) => amountCents === null) && earn.some(({ id, per }) => id === rule && per.kind === 'ticket');

const productsOf = (missing: readonly PartExplained[], { lines }: Sold): readonly Gtin[] => {
  const products = missing.flatMap(({ line }) => (line === null ? [] : gtinsOf(lines.slice(line, line + 1))));
  return [...new Set(products)];
};

const gtinsOf = (lines: Sold['lines']): readonly Gtin[] => lines.flatMap(({ product }) => ('gtin' in product ? [product.gtin] : []));

const bringsOf = (rule: EarnRule | undefined): AmountAsked['brings'] => (rule !== undefined && 'everyCents' in rule.per ? { unit: rule.unit, units: rule.units, everyCents: rule.per.everyCents } : null);

/** A smallest purchase, of a sale whose money is not all told. */
const askedForMinimum = ({ campaign, minimum }: Revision, { lines, ticketCents }: Sold): readonly AmountAsked[] => {
  const untold = lines.filter(({ amountCents }) => amountCents === null);
  if (untold.length === 0 || (minimum?.on === 'ticket' && ticketCents !== null)) return [];
  return [{ campaign, products: minimum?.on === 'scope' ? [...new Set(gtinsOf(untold))] : [], brings: null }];
};
