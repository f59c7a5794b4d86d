import type { ProductLists, ProductScope } from '@qoa/shared/rules';
import { numberText } from './formats.ts';
import { andEn, orEn, upTo } from './lists.ts';
import { named, type Noun, saysNothing, scopeTold, type Telling, toldMax } from './rule-names.ts';

/** Which products: the noun, and what narrows it (` by Sol (except Luna sodas)`). */
export interface ProductsEn extends Pick<Noun, 'one' | 'many'> {
  readonly narrowed: string;
}

/** The products of a scope; of one that says nothing, the campaign's. */
export const productsEn = (scope: ProductScope, within: Telling, join = orEn): ProductsEn => {
  const told = scopeTold(scope, within);
  // What the campaign's own line lists is not listed again.
  const telling = { ...within, full: within.full && !saysNothing(scope) };
  if (saysNothing(told)) return { ...(telling.revision.owner.kind === 'cpg' ? taking : product), narrowed: '' };
  const base = told.products.length > 0 ? ofProducts(told, telling, join) : told.categories.length > 0 ? ofCategories(told, telling, join) : product;
  const categories = told.products.length > 0 && told.categories.length > 0 ? ` among ${join(ofCategoryNames(told, telling))}` : '';
  return { ...base, narrowed: `${categories}${brandsEn(told, telling, join)}${tagsEn(told, telling, join)}${exceptEn(told.except, telling)}` };
};

/** `a Sol soda`, `an orange juice`. */
export const aProductEn = (scope: ProductScope, telling: Telling): string => {
  const { one, narrowed } = productsEn(scope, telling);
  return `${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}${narrowed}`;
};
/** `Sol sodas`. */
export const manyProductsEn = (scope: ProductScope, telling: Telling, join = orEn): string => {
  const { many, narrowed } = productsEn(scope, telling, join);
  return `${many}${narrowed}`;
};

const taking = { one: 'product that takes part', many: 'products that take part' };
const product = { one: 'product', many: 'products' };
const moreEn = (n: number): string => `${numberText(n, 'en')} more`;

type Name = Pick<Noun, 'one' | 'many'>;

type Join = (words: readonly string[]) => string;

const ofProducts = ({ products }: ProductScope, telling: Telling, join: Join): Name => (products.length > 3 && !telling.full ? taking : oneOf(products.map((gtin) => telling.names.products[gtin] ?? { one: `product ${gtin}`, many: `products ${gtin}` }), telling, join));

const ofCategories = ({ categories }: ProductScope, telling: Telling, join: Join): Name => oneOf(categories.map((path) => categoryNoun(path, telling)), telling, join);

const ofCategoryNames = ({ categories }: ProductLists, telling: Telling): readonly string[] => upTo(categories.map((path) => categoryNoun(path, telling).many), toldMax(telling), moreEn);

const categoryNoun = (path: string, { names }: Telling): Name => (Object.hasOwn(names.categories, path) ? names.categories[path] : undefined) ?? { one: `product of ${path}`, many: `products of ${path}` };

const oneOf = (nouns: readonly Name[], telling: Telling, join: Join): Name => {
  const told = (form: (noun: Name) => string): string => join(upTo(nouns.map(form), toldMax(telling), moreEn));
  return { one: told(({ one }) => one), many: told(({ many }) => many) };
};

const brandsEn = ({ brands }: ProductLists, telling: Telling, join: Join): string => (brands.length === 0 ? '' : ` by ${join(upTo(named(brands, telling.names.brands), toldMax(telling), moreEn))}`);

const tagsEn = ({ tags }: ProductLists, telling: Telling, join: Join): string => (tags.length === 0 ? '' : ` tagged ${join(upTo(quoted(named(tags, telling.names.tags)), toldMax(telling), moreEn))}`);

const exceptEn = (except: ProductLists, telling: Telling): string => {
  const parts = [
    ...except.products.map((gtin) => telling.names.products[gtin]?.many ?? `products ${gtin}`),
    ...ofCategoryNames(except, telling),
    ...except.brands.map((brand) => `those by ${named([brand], telling.names.brands).join('')}`),
    ...except.tags.map((tag) => `those tagged ${quoted(named([tag], telling.names.tags)).join('')}`),
  ];
  return parts.length === 0 ? '' : ` (except ${andEn(upTo(parts, toldMax(telling), moreEn))})`;
};

const quoted = (words: readonly string[]): readonly string[] => words.map((word) => `“${word}”`);
