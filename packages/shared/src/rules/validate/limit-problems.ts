import type { Gtin } from '../../ids/index.ts';
import { isFixedBonus } from '../document/fixed-bonus.ts';
import { everyProduct, onlyProducts } from '../document/plain.ts';
import type { EarnRule, Limit, LimitScope, Period, Revision } from '../document/revision.ts';
import { found, repeated, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import type { ProductScope } from '../document/scope.ts';
import { productsMeet } from './scopes-meet.ts';

/** Minimum, limits and budget that ask for nothing, name a product twice or reckon beyond 2^53. */
export const limitProblems = ({ minimum, limits, budget }: Revision): readonly RevisionProblem[] => [
  ...(minimum !== null && minimum.cents === null && minimum.pieces === null ? [found('minimum', 'REQUIRED')] : []),
  ...limits.flatMap(({ scope }, i) => (scope.kind === 'products' ? repeated(`limits.${i}.scope.products`, scope.products) : [])),
  ...(budget !== null && budget.units === null && budget.cents === null ? [found('budget', 'REQUIRED')] : []),
  ...(budget !== null && budget.cents !== null && budget.centsPerUnit === 0 ? [found('budget.centsPerUnit', 'OUT_OF_RANGE', { min: 1 })] : []),
  ...(budget !== null && (budget.units ?? 0) * budget.centsPerUnit > Number.MAX_SAFE_INTEGER ? [found('budget.centsPerUnit', 'OVERFLOW', { max: Number.MAX_SAFE_INTEGER })] : []),
];

/** Limits that another one always forestalls, that see nothing of some rules, or of any, or of which no sale has products. */
export const limitWarnings = (revision: Revision): readonly RevisionWarning[] =>
  revision.limits.flatMap((limit, i) => {
    const by = revision.limits.findIndex((other, j) => i !== j && forestalls(other, limit) && !(j > i && forestalls(limit, other)));
    return [...(by < 0 ? [] : [found(`limits.${i}`, 'LIMIT_NEVER_BITES', { limit: by })]), ...(isOutside(limit, revision.products) ? [found(`limits.${i}.scope`, 'LIMIT_OUTSIDE')] : unseen(limit, `limits.${i}.scope`, revision))];
  });

/** What a limit on units of a brand or of products misses: what rules give for a purchase, or for its lines together, has no line. Section 7, *units*. */
const unseen = ({ of, scope }: Limit, field: string, { earn, products, multipliers }: Revision): readonly RevisionWarning[] => {
  if ((of.kind !== 'units' && of.kind !== 'extra') || (scope.kind !== 'brand' && scope.kind !== 'products')) return [];
  const multiplier = of.kind === 'extra' ? multipliers.list.find(({ id }) => id === of.multiplier) : undefined;
  const counts = (rule: EarnRule): boolean => (of.kind === 'units' ? rule.unit === of.unit : !isFixedBonus(rule) && (multiplier?.units.includes(rule.unit) ?? true));
  const limited = scopeOf(scope);
  const given = [...earn.entries()].filter(([, rule]) => counts(rule) && [rule.products, products, multiplier?.products ?? limited].every((each) => productsMeet(limited, each)));
  const blind = given.filter(([, { per }]) => per.kind !== 'item' && !(per.kind === 'amount' && per.rounding.at !== 'sale'));
  if (blind.length === given.length) return [found(field, 'LIMIT_SEES_NO_LINES')];
  return blind.map(([place]) => found(field, 'LIMIT_MISSES_RULE', { rule: place + 1 }));
};

const scopeOf = (scope: Extract<LimitScope, { readonly kind: 'brand' | 'products' }>): ProductScope => (scope.kind === 'brand' ? { ...everyProduct, brands: [scope.brand] } : onlyProducts(scope.products as readonly Gtin[]));

/** A limit of a brand or of products of which no sale of the campaign has any. */
const isOutside = ({ scope }: Limit, { products, brands, except }: ProductScope): boolean => {
  if (scope.kind === 'brand') return except.brands.includes(scope.brand) || (brands.length > 0 && !brands.includes(scope.brand));
  if (scope.kind !== 'products') return false;
  const [listed, excepted] = [new Set<string>(products), new Set<string>(except.products)];
  return scope.products.every((gtin) => excepted.has(gtin) || (listed.size > 0 && !listed.has(gtin)));
};

/** Whether `limit` can only bite where `other` has already: what it counts, `other` counts too, over at least its period, up to no more. */
const forestalls = (other: Limit, limit: Limit): boolean =>
  other.max <= limit.max &&
  JSON.stringify(other.of) === JSON.stringify(limit.of) &&
  (other.scope.kind === 'campaign' || JSON.stringify(other.scope) === JSON.stringify(limit.scope)) &&
  (other.holder === limit.holder || other.holder === 'everyone') &&
  holds(other.per, limit.per);

/** Whether every period of the second kind lies within one of the first. A week may lie in two months. */
const holds = (longer: Period, shorter: Period): boolean => {
  if (shorter === 'sale' || longer === 'lifetime') return true;
  if (typeof longer === 'object' || typeof shorter === 'object') return typeof longer === 'object' && typeof shorter === 'object' && longer.hours >= shorter.hours;
  return longer === shorter || (shorter === 'day' && (longer === 'week' || longer === 'month'));
};
