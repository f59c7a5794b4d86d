import type { Limit, Multiplier, EarnRule, Revision, UnitKind } from './document/revision.ts';
import { saysWho } from './card-scope.ts';
import { keyOf, type LimitKey } from './counter-key.ts';
import { type ProductPrint, printOf } from './document/product-print.ts';
import { type ProductTest, productTest } from './product-scope.ts';
import type { LineFacts } from './sale-facts.ts';
import { type StoreTest, storeTest } from './store-scope.ts';
import { saysWhen } from './window.ts';

/** A revision made ready to judge many sales. */
export interface Compiled {
  readonly revision: Revision;
  readonly products: ProductTest;
  /** Of the products that it lists; null: it lists none. */
  readonly print: ProductPrint | null;
  readonly stores: StoreTest;
  readonly allowed: ReadonlySet<string>;
  readonly rules: readonly CompiledRule[];
  /** For each unit those that compete for a line, the most specific first. */
  readonly lineRules: readonly (readonly CompiledRule[])[];
  readonly multipliers: readonly CompiledMultiplier[];
  readonly limits: readonly CompiledLimit[];
  /** Those on units, from the narrowest scope to the widest: so nothing is cut for a wide one that a narrow one takes anyway, and no room is left unused. Section 7. */
  readonly unitLimits: readonly CompiledLimit[];
  /** Those on what a multiplier added, in list order. */
  readonly extraLimits: readonly CompiledLimit[];
  /** Some rule counts whole pieces. */
  readonly countsPieces: boolean;
}

export interface CompiledRule {
  readonly rule: EarnRule;
  /** Its place in the revision. */
  readonly place: number;
  readonly products: ProductTest;
  readonly stores: StoreTest;
  /** The higher wins. Section 5, *Specificity*. */
  readonly specificity: number;
  /** What each part of a combo wants. */
  readonly comboParts: readonly { readonly products: ProductTest; readonly pieces: number }[];
}

export interface CompiledMultiplier {
  readonly multiplier: Multiplier;
  readonly products: ProductTest;
  readonly stores: StoreTest;
}

export interface CompiledLimit {
  readonly limit: Limit;
  readonly key: LimitKey;
  /** Whether it looks at a line; `null`: at a part that has no line of its own. */
  readonly covers: (line: LineFacts | null) => boolean;
}

const compiledByRevision = new WeakMap<Revision, Compiled>();

/** The revision, compiled once for as long as it lives. */
export const compile = (revision: Revision): Compiled => {
  const known = compiledByRevision.get(revision);
  if (known !== undefined) return known;
  const compiled = compileAnew(revision);
  compiledByRevision.set(revision, compiled);
  return compiled;
};

const compileAnew = (revision: Revision): Compiled => {
  const rules = revision.earn.map(compileRule);
  const limits = revision.limits.map((limit): CompiledLimit => ({ limit, key: keyOf(limit), covers: coverOf(limit) }));
  return {
    revision,
    products: productTest(revision.products),
    print: revision.products.products.length > 0 ? printOf(revision.products.products) : null,
    stores: storeTest(revision.stores),
    allowed: new Set(revision.allows),
    rules,
    lineRules: revision.units.map(({ kind }) => competing(rules, kind)),
    multipliers: revision.multipliers.list.map((multiplier) => ({ multiplier, products: productTest(multiplier.products), stores: storeTest(multiplier.stores) })),
    limits,
    unitLimits: limits.filter(({ limit }) => limit.of.kind === 'units').sort((a, b) => widthOf(a.limit) - widthOf(b.limit)),
    extraLimits: limits.filter(({ limit }) => limit.of.kind === 'extra'),
    countsPieces: revision.earn.some(({ per: { kind } }) => kind === 'item' || kind === 'items' || kind === 'different' || kind === 'combo'),
  };
};

/** A list holds at most some thousands of products. */
const widthOf = ({ scope }: Limit): number => (scope.kind === 'products' ? scope.products.length : scope.kind === 'brand' ? 1_000_000 : 2_000_000);

const compileRule = (rule: EarnRule, place: number): CompiledRule => {
  const products = productTest(rule.products);
  const stores = storeTest(rule.stores);
  const specificity = products.rank * 1000 + stores.rank * 100 + (saysWho(rule.cards) ? 10 : 0) + (saysWhen(rule.window) ? 1 : 0);
  const comboParts = rule.per.kind === 'combo' ? rule.per.parts.map((part) => ({ products: productTest(part.products), pieces: part.pieces })) : [];
  return { rule, place, products, stores, specificity, comboParts };
};

const competing = (rules: readonly CompiledRule[], unit: UnitKind): readonly CompiledRule[] =>
  rules.filter(({ rule }) => rule.unit === unit && isLineRule(rule)).sort((a, b) => b.specificity - a.specificity || a.place - b.place);

/** Rules that compete for each line. */
export const isLineRule = ({ per }: EarnRule): boolean => per.kind === 'item' || per.kind === 'items' || per.kind === 'amount';

const coverOf = ({ scope }: Limit): CompiledLimit['covers'] => {
  switch (scope.kind) {
    case 'campaign':
    case 'store':
      return () => true;
    case 'brand':
      return (line) => line !== null && line.brand === scope.brand;
    case 'products': {
      const products = new Set(scope.products);
      return (line) => line !== null && line.gtin !== null && products.has(line.gtin);
    }
  }
};
