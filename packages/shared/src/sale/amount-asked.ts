import type { Cents, Gtin, ProgrammeId } from '../ids/index.ts';
import type { CampaignOutcome, EarnRule, PartExplained, ProductFacts, Revision, SaleOutcome, UnitKind } from '../rules/index.ts';
import { type SaleFields, soldOf } from './draft.ts';

/** An amount that a campaign counts and that nobody told. */
export interface AmountAsked {
  readonly campaign: ProgrammeId;
  /** Those whose own amount counts, in the order of the sale; empty: the ticket is enough. */
  readonly products: readonly Gtin[];
  /** What money brings; null: it is asked for a minimum alone. */
  readonly brings: { readonly unit: UnitKind; readonly units: number; readonly everyCents: Cents } | null;
}

/** A sale as it will be saved, with what the catalogue says of its products. */
export interface SoldSeen extends Pick<SaleFields, 'lines' | 'ticketCents'> {
  readonly products: ReadonlyMap<Gtin, Pick<ProductFacts, 'restricted'>>;
}

/**
 * Of several that ask, one that asks for lines comes first, since whoever tells every line has told the ticket, too. Null when nobody asks, and where no
 * amount would bring anything now: `judged` says what comes of the sale with its money told.
 */
export const amountAsked = (revisions: readonly Revision[], outcomes: readonly CampaignOutcome[], sold: SoldSeen, judged: (sold: SoldSeen) => SaleOutcome): AmountAsked | null => {
  const asked = outcomes.flatMap((outcome): readonly AmountAsked[] => {
    const revision = revisions.find(({ campaign }) => campaign === outcome.campaign);
    if (revision === undefined) return [];
    const asking = askedBy(revision, outcome, sold);
    const bringsMore = (cents: Cents): boolean => unitsIn(judged(withMoney(sold, cents, revision)).campaigns, revision.campaign) > unitsIn(outcomes, revision.campaign);
    return asking.length > 0 && amountsOf(revision).some(bringsMore) ? asking : [];
  });
  return asked.find(({ products }) => products.length > 0) ?? asked[0] ?? null;
};

/** More than any purchase asks for. */
const muchCents: Cents = 100_000_000;

/** And what brings a little, where so much would leave the other lines nothing of what one sale may give. */
const amountsOf = ({ earn }: Revision): readonly Cents[] => [muchCents, ...earn.flatMap(({ per }) => ('everyCents' in per ? [per.everyCents] : []))];

/** As it will be saved once all is told. What is no part of the campaign's ticket costs nothing here, as it only takes from it. */
const withMoney = (sold: SoldSeen, cents: Cents, revision: Revision): SoldSeen => {
  const lines = sold.lines.map((line) => ({ ...line, amountCents: line.amountCents ?? (isLeftOut(revision, line, sold) ? 0 : cents) }));
  return { ...sold, ...soldOf({ ...sold, lines }) };
};

const unitsIn = (outcomes: readonly CampaignOutcome[], asked: ProgrammeId): number => outcomes.find(({ campaign }) => campaign === asked)?.given.reduce((sum, { units }) => sum + units, 0) ?? 0;

const askedBy = (revision: Revision, { explanation: { code, facts, parts } }: CampaignOutcome, sold: SoldSeen): readonly AmountAsked[] => {
  if (code === 'MINIMUM_NOT_REACHED' && Number(facts['haveCents']) < Number(facts['cents'])) return askedForMinimum(revision, sold);
  const missing = parts.filter((part) => part.code === 'AMOUNT_MISSING' || isOfTicket(revision, part, sold));
  const [first] = missing;
  return first === undefined ? [] : [{ campaign: revision.campaign, products: productsOf(missing, sold), brings: bringsOf(revision.earn.find(({ id }) => id === first.rule)) }];
};

/** What the ticket gave so far, of a ticket that is not all told. */
const isOfTicket = (revision: Revision, { rule, before }: PartExplained, sold: SoldSeen): boolean =>
  before > 0 && sold.ticketCents === null && untoldOf(sold).some((line) => !isLeftOut(revision, line, sold)) && revision.earn.some(({ id, per }) => id === rule && per.kind === 'ticket');

const untoldOf = ({ lines }: SoldSeen): SoldSeen['lines'] => lines.filter(({ amountCents }) => amountCents === null);

/** Restricted goods that a campaign does not name are no part of its ticket. */
const isLeftOut = ({ allows }: Revision, { product }: SoldSeen['lines'][number], { products }: SoldSeen): boolean => {
  const restricted = 'gtin' in product ? (products.get(product.gtin)?.restricted ?? null) : null;
  return restricted !== null && !allows.includes(restricted);
};

const productsOf = (missing: readonly PartExplained[], { lines }: SoldSeen): readonly Gtin[] => {
  const products = missing.flatMap(({ line }) => (line === null ? [] : gtinsOf(lines.slice(line, line + 1))));
  return [...new Set(products)];
};

const gtinsOf = (lines: SoldSeen['lines']): readonly Gtin[] => lines.flatMap(({ product }) => ('gtin' in product ? [product.gtin] : []));

const bringsOf = (rule: EarnRule | undefined): AmountAsked['brings'] => (rule !== undefined && 'everyCents' in rule.per ? { unit: rule.unit, units: rule.units, everyCents: rule.per.everyCents } : null);

/** A smallest purchase, of a sale whose money is not all told: of a told ticket only the goods that are no part of it are asked for. */
const askedForMinimum = (revision: Revision, sold: SoldSeen): readonly AmountAsked[] => {
  const { campaign, minimum } = revision;
  const asked = (products: readonly Gtin[]): readonly AmountAsked[] => [{ campaign, products: [...new Set(products)], brings: null }];
  const untold = untoldOf(sold);
  if (minimum?.on === 'scope') return untold.length === 0 ? [] : asked(gtinsOf(untold));
  const leftOut = untold.filter((line) => isLeftOut(revision, line, sold));
  if (sold.ticketCents !== null) return leftOut.length === 0 ? [] : asked(gtinsOf(leftOut));
  return untold.length === leftOut.length ? [] : asked([]);
};
