import type { LineFacts } from './sale-facts.ts';
import type { ProductLists, ProductScope } from './document/scope.ts';

/** What a scope looks at. */
type ScopedFacts = Pick<LineFacts, 'gtin' | 'brand' | 'categories' | 'tags'>;

/** A product scope made ready to be asked often. */
export interface ProductTest {
  readonly holds: (line: ScopedFacts) => boolean;
  /** How much it says, 0 to 4: the first place of a rule's specificity. */
  readonly rank: number;
}

/** Section 2, *Product scope*. */
export const productTest = (scope: ProductScope): ProductTest => {
  const wanted = listTests(scope);
  const excepted = listTests(scope.except);
  const rank = scope.products.length > 0 ? 4 : scope.tags.length > 0 ? 3 : scope.brands.length > 0 ? 2 : scope.categories.length > 0 ? 1 : 0;
  if (wanted.length === 0 && excepted.length === 0) return { holds: always, rank };
  if (wanted.length === 1 && excepted.length === 0) return { holds: wanted[0] ?? always, rank };
  return { holds: (line) => wanted.every((test) => test(line)) && !excepted.some((test) => test(line)), rank };
};

const always = (): boolean => true;

type LineTest = (line: ScopedFacts) => boolean;

const listTests = (lists: ProductLists): readonly LineTest[] => {
  const [products, tags, brands, categories] = [new Set(lists.products), new Set(lists.tags), new Set(lists.brands), new Set(lists.categories)];
  return [
    ...(products.size > 0 ? [({ gtin }: ScopedFacts) => gtin !== null && products.has(gtin)] : []),
    ...(tags.size > 0 ? [(line: ScopedFacts) => line.tags.some((tag) => tags.has(tag))] : []),
    ...(brands.size > 0 ? [({ brand }: ScopedFacts) => brand !== null && brands.has(brand)] : []),
    ...(categories.size > 0 ? [(line: ScopedFacts) => line.categories.some((path) => liesBelow(path, categories))] : []),
  ];
};

/** A category holds itself and what lies below it: `bebidas` holds `bebidas/refrescos`, not `bebidasfrias`. */
const liesBelow = (path: string, categories: ReadonlySet<string>): boolean => {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) if (categories.has(path.slice(0, end))) return true;
  return false;
};
