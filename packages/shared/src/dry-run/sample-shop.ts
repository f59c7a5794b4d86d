import type { RevisionDraft } from '../campaign-life/index.ts';
import type { Gtin } from '../ids/index.ts';
import { type LineFacts, type ProductFacts, productTest, type StoreFacts } from '../rules/index.ts';

/** A product of the catalogue with its number. */
export interface CatalogueLine extends ProductFacts {
  readonly gtin: Gtin;
}

/** A shop that does not exist: a true store's place, a true catalogue, and made-up customers. */
export interface SampleShop {
  readonly store: StoreFacts;
  readonly timeZone: string;
  /** What the campaign counts, and what else is sold; one piece each, without a price. */
  readonly promoted: readonly LineFacts[];
  readonly others: readonly LineFacts[];
  /** Tags that the campaign asks of cards: every third customer has them. */
  readonly tags: readonly string[];
}

/** The shop in which a document is tried: its products parted by whether they take part. */
export const sampleShop = (document: RevisionDraft, store: StoreFacts, catalogue: readonly CatalogueLine[]): SampleShop => {
  const { owner, products, allows, timeZone } = document;
  const { holds } = productTest(products);
  const lines = catalogue.map((product): LineFacts => ({ ...product, quantity: 1000, amountCents: null, isPrize: false }));
  const isPromoted = (line: LineFacts): boolean => (owner.kind !== 'cpg' || line.cpg === owner.cpg) && holds(line) && (line.restricted === null || allows.includes(line.restricted));
  return { store, timeZone, promoted: lines.filter(isPromoted), others: lines.filter((line) => !isPromoted(line)), tags: namedTags(document) };
};

const namedTags = ({ cards, earn, multipliers }: RevisionDraft): readonly string[] => [...new Set([cards, ...earn.map((rule) => rule.cards), ...multipliers.list.map((multiplier) => multiplier.cards)].flatMap(({ tags = [] }) => tags))];
