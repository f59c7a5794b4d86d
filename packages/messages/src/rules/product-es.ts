import type { ProductLists, ProductScope } from '@qoa/shared/rules';
import { numberText } from './formats.ts';
import { oEs, upTo, yEs } from './lists.ts';
import { named, type Noun, saysNothing, scopeTold, type Telling, toldMax } from './rule-names.ts';

/** Which products: the noun, and what narrows it (` de la marca Sol (menos refrescos Luna)`). */
export interface ProductsEs extends Noun {
  readonly narrowed: string;
}

/** The products of a scope; of one that says nothing, the campaign's. */
export const productsEs = (scope: ProductScope, within: Telling, join = oEs): ProductsEs => {
  const told = scopeTold(scope, within);
  // What the campaign's own line lists is not listed again.
  const telling = { ...within, full: within.full && !saysNothing(scope) };
  if (saysNothing(told)) return { ...(telling.revision.owner.kind === 'cpg' ? taking : product), narrowed: '' };
  const base = told.products.length > 0 ? ofProducts(told, telling, join) : told.categories.length > 0 ? ofCategories(told, telling, join) : product;
  const categories = told.products.length > 0 && told.categories.length > 0 ? ` de ${join(ofCategoryNames(told, telling))}` : '';
  return { ...base, narrowed: `${categories}${brandsEs(told, telling, join)}${tagsEs(told, telling, join)}${exceptEs(told.except, telling)}` };
};

/** `un refresco Sol`, `una galleta Luna`. */
export const aProductEs = (scope: ProductScope, telling: Telling): string => {
  const { one, gender, narrowed } = productsEs(scope, telling);
  return `${gender === 'f' ? 'una' : 'un'} ${one}${narrowed}`;
};
/** `refrescos Sol`. */
export const manyProductsEs = (scope: ProductScope, telling: Telling): string => {
  const { many, narrowed } = productsEs(scope, telling);
  return `${many}${narrowed}`;
};

/** `participan refrescos Sol`; one product that is called alike for one and for several is one: `participa Refresco Sol 600 ml`. */
export const takingPartEs = (scope: ProductScope, telling: Telling): string => {
  const { one, many, narrowed } = productsEs(scope, telling, yEs);
  return `participa${one === many && scope.products.length === 1 ? '' : 'n'} ${many}${narrowed}`;
};

const taking: Noun = { one: 'producto participante', many: 'productos participantes', gender: 'm' };
const product: Noun = { one: 'producto', many: 'productos', gender: 'm' };
const moreEs = (n: number): string => `${numberText(n, 'es')} más`;

type Join = (words: readonly string[]) => string;

const ofProducts = ({ products }: ProductScope, telling: Telling, join: Join): Noun => (products.length > 3 && !telling.full ? taking : oneOf(products.map((gtin) => telling.names.products[gtin] ?? { one: `producto ${gtin}`, many: `productos ${gtin}`, gender: 'm' }), telling, join));

const ofCategories = ({ categories }: ProductScope, telling: Telling, join: Join): Noun => oneOf(categories.map((path) => categoryNoun(path, telling)), telling, join);

const ofCategoryNames = ({ categories }: ProductLists, telling: Telling): readonly string[] => upTo(categories.map((path) => categoryNoun(path, telling).many), toldMax(telling), moreEs);

const categoryNoun = (path: string, { names }: Telling): Noun => (Object.hasOwn(names.categories, path) ? names.categories[path] : undefined) ?? { one: `producto de ${path}`, many: `productos de ${path}`, gender: 'm' };

const oneOf = (nouns: readonly Noun[], telling: Telling, join: Join): Noun => {
  const told = (form: (noun: Noun) => string): string => join(upTo(nouns.map(form), toldMax(telling), moreEs));
  return { one: told(({ one }) => one), many: told(({ many }) => many), gender: nouns.every(({ gender }) => gender === 'f') ? 'f' : 'm' };
};

const brandsEs = ({ brands }: ProductLists, telling: Telling, join: Join): string => {
  if (brands.length === 0) return '';
  return ` de ${brands.length === 1 ? 'la marca' : 'las marcas'} ${join(upTo(named(brands, telling.names.brands), toldMax(telling), moreEs))}`;
};

const tagsEs = ({ tags }: ProductLists, telling: Telling, join: Join): string => (tags.length === 0 ? '' : ` con la etiqueta ${join(upTo(quoted(named(tags, telling.names.tags)), toldMax(telling), moreEs))}`);

const exceptEs = (except: ProductLists, telling: Telling): string => {
  const parts = [
    ...except.products.map((gtin) => telling.names.products[gtin]?.many ?? `productos ${gtin}`),
    ...ofCategoryNames(except, telling),
    ...except.brands.map((brand) => `los de la marca ${named([brand], telling.names.brands).join('')}`),
    ...except.tags.map((tag) => `los de la etiqueta ${quoted(named([tag], telling.names.tags)).join('')}`),
  ];
  return parts.length === 0 ? '' : ` (menos ${yEs(upTo(parts, toldMax(telling), moreEs))})`;
};

const quoted = (words: readonly string[]): readonly string[] => words.map((word) => `“${word}”`);
