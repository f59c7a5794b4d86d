import type { Revision } from './revision.ts';
import { found, repeated, type RevisionProblem } from './revision-problem.ts';
import type { CardScope, ProductLists, ProductScope, StoreScope } from './scope.ts';

/** Scopes that nothing can be in, that name a thing twice, or a tier that the campaign does not have. */
export const scopeProblems = (revision: Revision): readonly RevisionProblem[] => {
  const { products, stores, cards, earn, multipliers, tiers } = revision;
  const levels = tiers?.levels.length ?? 0;
  const ruled = (field: string, scoped: { readonly products: ProductScope; readonly stores: StoreScope; readonly cards: CardScope }): readonly RevisionProblem[] => [
    ...productProblems(`${field}.products`, scoped.products, products),
    ...storeProblems(`${field}.stores`, scoped.stores),
    ...cardProblems(`${field}.cards`, scoped.cards, levels),
  ];
  return [
    ...ruled('', { products, stores, cards }).map((problem) => ({ ...problem, field: problem.field.slice(1) })),
    ...earn.flatMap((rule, i) => ruled(`earn.${i}`, rule)),
    ...earn.flatMap(({ per }, i) => (per.kind === 'combo' ? per.parts.flatMap((part, j) => productProblems(`earn.${i}.per.parts.${j}.products`, part.products, products)) : [])),
    ...multipliers.list.flatMap((multiplier, i) => ruled(`multipliers.list.${i}`, multiplier)),
  ];
};

const productProblems = (field: string, scope: ProductScope, campaign: ProductScope): readonly RevisionProblem[] => {
  const again = lists.flatMap((list) => [...repeated(`${field}.${list}`, scope[list]), ...repeated(`${field}.except.${list}`, scope.except[list])]);
  const excluded = lists.some((list) => scope[list].length > 0 && scope[list].every((word) => isExcepted(list, word, scope.except)));
  const outside = scope.products.length > 0 && campaign.products.length > 0 && !meets(scope.products, campaign.products);
  return [...again, ...(excluded || outside ? [found(field, 'SCOPE_EMPTY')] : [])];
};

const lists = ['products', 'tags', 'brands', 'categories'] as const;

const isExcepted = (list: (typeof lists)[number], word: string, except: ProductLists): boolean => {
  const words: readonly string[] = except[list];
  return words.includes(word) || (list === 'categories' && words.some((above) => word.startsWith(`${above}/`)));
};

const meets = (some: readonly string[], others: readonly string[]): boolean => {
  const known = new Set(others);
  return some.some((one) => known.has(one));
};

const storeProblems = (field: string, scope: StoreScope): readonly RevisionProblem[] =>
  'resolved' in scope ? [] : (['stores', 'lists', 'types', 'cities', 'states', 'countries'] as const).flatMap((list) => repeated(`${field}.${list}`, scope[list]));

const cardProblems = (field: string, scope: CardScope, levels: number): readonly RevisionProblem[] => {
  const { isNew, lapsedDays, tiers = [], tags = [], exceptTags = [] } = scope;
  const nobody = (isNew === true && lapsedDays !== undefined) || (tags.length > 0 && tags.every((tag) => exceptTags.includes(tag)));
  return [
    ...repeated(`${field}.tiers`, tiers),
    ...repeated(`${field}.tags`, tags),
    ...repeated(`${field}.exceptTags`, exceptTags),
    ...tiers.flatMap((tier, i) => (tier > levels ? [found(`${field}.tiers.${i}`, 'UNKNOWN_TIER', { tier, levels })] : [])),
    ...(nobody ? [found(field, 'SCOPE_EMPTY')] : []),
  ];
};
