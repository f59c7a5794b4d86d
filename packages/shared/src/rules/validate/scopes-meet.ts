import type { CardScope, ProductScope, StoreScope } from '../document/scope.ts';

/** Whether one line may be in both scopes. A product has one GTIN and one brand; of tags and categories it may have several. What cannot be told apart may meet. */
export const productsMeet = (a: ProductScope, b: ProductScope): boolean => {
  const except = wordsOf((list) => [...a.except[list], ...b.except[list]]);
  const [leftOfA, leftOfB] = [without(a, except), without(b, except)];
  return !isGone(a, leftOfA) && !isGone(b, leftOfB) && meet(leftOfA.products, leftOfB.products) && meet(leftOfA.brands, leftOfB.brands);
};

/** Whether a scope holds nothing, since it leaves out all that it names. */
export const namesNothing = (scope: ProductScope): boolean => !productsMeet(scope, scope);

/** Whether one store may be in both scopes. It has one id, type, city, state and country; of lists it may be on several. */
export const storesMeet = (a: StoreScope, b: StoreScope): boolean => {
  if ('resolved' in a || 'resolved' in b) return [a, b].every((scope) => !('resolved' in scope) || scope.resolved === 'yes');
  return meet(a.stores, b.stores) && meet(a.types, b.types) && meet(a.cities, b.cities) && meet(a.states, b.states) && meet(a.countries, b.countries);
};

/** Whether one card may be in both scopes at a time. */
export const cardsMeet = (a: CardScope, b: CardScope): boolean => {
  const isNew = a.isNew === true || b.isNew === true;
  const hasLapsed = a.lapsedDays !== undefined || b.lapsedDays !== undefined;
  const others = [...(a.exceptTags ?? []), ...(b.exceptTags ?? [])];
  const isLeft = ({ tags = [] }: CardScope): boolean => tags.length === 0 || tags.some((tag) => !others.includes(tag));
  return !(isNew && hasLapsed) && meet(a.tiers ?? [], b.tiers ?? []) && isLeft(a) && isLeft(b);
};

const lists = ['products', 'tags', 'brands', 'categories'] as const;
type List = (typeof lists)[number];
type WordsByList = Readonly<Record<List, readonly string[]>>;

const wordsOf = (words: (list: List) => readonly string[]): WordsByList => ({ products: words('products'), tags: words('tags'), brands: words('brands'), categories: words('categories') });

/** A category goes with those above it. */
const without = (scope: ProductScope, except: WordsByList): WordsByList =>
  wordsOf((list) => {
    const words: readonly string[] = scope[list];
    const gone = new Set(except[list]);
    return words.filter((word) => !gone.has(word) && (list !== 'categories' || !except[list].some((above) => word.startsWith(`${above}/`))));
  });

const isGone = (scope: ProductScope, left: WordsByList): boolean => lists.some((list) => scope[list].length > 0 && left[list].length === 0);

const meet = (some: readonly (string | number)[], others: readonly (string | number)[]): boolean => {
  if (some.length === 0 || others.length === 0) return true;
  const known = new Set(others);
  return some.some((one) => known.has(one));
};
