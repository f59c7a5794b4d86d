import type { RestrictedKind } from '../../feed/index.ts';
import type { CpgId, Gtin, StoreId } from '../../ids/index.ts';
import { productTest } from '../product-scope.ts';
import type { Revision } from '../document/revision.ts';
import { found, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import { rewardNameWarnings } from './reward-names.ts';
import type { StoreFacts } from '../sale-facts.ts';
import type { ProductScope, StoreScope } from '../document/scope.ts';
import { storeTest } from '../store-scope.ts';

/** What there is to be named: names that Qoa gives. The core knows none of them, so they are passed in. */
export interface KnownNames {
  /** At least every product that the document names and that there is. */
  readonly products: readonly { readonly gtin: Gtin; readonly cpg: CpgId; readonly restricted: RestrictedKind | null }[];
  /** Every brand; two makers may have one of the same name. */
  readonly brands: readonly { readonly name: string; readonly cpg: CpgId }[];
  readonly stores: readonly { readonly id: StoreId }[];
}

/** The same with the words that describe them. */
export interface KnownWords {
  readonly products: readonly { readonly gtin: Gtin; readonly name: string; readonly cpg: CpgId; readonly brand: string; readonly categories: readonly string[]; readonly tags: readonly string[]; readonly restricted: RestrictedKind | null }[];
  readonly stores: readonly StoreFacts[];
}

type Named = Pick<Revision, 'owner' | 'timeZone' | 'allows' | 'products' | 'stores' | 'earn' | 'multipliers' | 'limits' | 'rewards'>;

/**
 * What a new document names and what never counts: a brand or store that there is not, goods of another maker in a CPG's campaign, a list of
 * nothing but products of kinds that the campaign does not allow, a
 * zone that is an offset and not a place (it knows no daylight saving). A product may be named before Qoa knows it and a list before a store is on it; what is
 * excepted is not asked: to leave out nothing is harmless.
 * `zoneForEver` is the zone of the campaign's published revisions, which keep their meaning; null: nothing was published.
 */
export const nameProblems = (document: Named, known: KnownNames, zoneForEver: string | null): readonly RevisionProblem[] => {
  const products = new Map<string, readonly CpgId[]>(known.products.map(({ gtin, cpg }) => [gtin, [cpg]]));
  const brands = new Map<string, CpgId[]>();
  for (const { name, cpg } of known.brands) brands.set(name, [...(brands.get(name) ?? []), cpg]);
  const stores = new Set(known.stores.map(({ id }) => id));
  const { owner } = document;
  const ofOthers = <Name extends string>(field: string, names: readonly Name[], makersByName: ReadonlyMap<Name, readonly CpgId[]>): readonly RevisionProblem[] =>
    owner.kind === 'store' ? [] : told(field, 'OTHER_MAKER', names.filter((name) => makersByName.get(name)?.includes(owner.cpg) === false));
  const ofBrands = (field: string, names: readonly string[]): readonly RevisionProblem[] => [...told(field, 'UNKNOWN_NAME', names.filter((name) => !brands.has(name))), ...ofOthers(field, names, brands)];
  const leftOut = leftOutBy(document, known.products);
  return [
    ...(/^[+-]/.test(document.timeZone) && document.timeZone !== zoneForEver ? [found('timeZone', 'UNKNOWN_TIME_ZONE', { zone: document.timeZone })] : []),
    ...productScopesIn(document).flatMap(({ at, scope }) => [...ofOthers(`${at}.products`, scope.products, products), ...ofBrands(`${at}.brands`, scope.brands), ...(scope.products.every((gtin) => leftOut.has(gtin)) ? told(`${at}.products`, 'RESTRICTED_ALONE', scope.products) : [])]),
    ...document.limits.flatMap(({ scope }, i) => (scope.kind === 'products' ? ofOthers(`limits.${i}.scope.products`, scope.products, products) : scope.kind === 'brand' ? ofBrands(`limits.${i}.scope.brand`, [scope.brand]) : [])),
    ...storeScopesIn(document).flatMap(({ at, scope }) => ('resolved' in scope ? [] : told(`${at}.stores`, 'UNKNOWN_NAME', scope.stores.filter((id) => !stores.has(id))))),
  ];
};

/** Products that nobody has named yet, words that describe goods and places and that nothing has today, restricted goods among others, scopes without the store that offers, and prizes called as goods of others: it may come, or be meant, so the document may be published by who knows. */
export const nameWarnings = (document: Named, known: KnownWords): readonly RevisionWarning[] => {
  const { owner } = document;
  const own = owner.kind === 'store' ? known.products : known.products.filter(({ cpg }) => cpg === owner.cpg);
  const [gtins, tags, categories] = [new Set<string>(known.products.map(({ gtin }) => gtin)), new Set(own.flatMap((product) => product.tags)), new Set(own.flatMap((product) => product.categories.flatMap(withAbove)))];
  const offering = owner.kind === 'store' ? known.stores.find(({ id }) => id === owner.store) : undefined;
  const places = { lists: new Set(known.stores.flatMap(({ lists }) => lists)), cities: new Set<string>(known.stores.map(({ city }) => city)), states: new Set(known.stores.map(({ state }) => state)), countries: new Set(known.stores.map(({ country }) => country)) };
  return [
    ...productScopesIn(document).flatMap(({ at, scope }) => [...told(`${at}.products`, 'NOTHING_YET', scope.products.filter((gtin) => !gtins.has(gtin))), ...told(`${at}.tags`, 'NOTHING_YET', scope.tags.filter((tag) => !tags.has(tag))), ...told(`${at}.categories`, 'NOTHING_YET', scope.categories.filter((category) => !categories.has(category)))]),
    ...restrictedWarnings(document, own),
    ...(offering === undefined ? [] : storeScopesIn(document).flatMap(({ at, scope }) => (storeTest(scope).holds(offering) ? [] : [found(at, 'OWN_STORE_OUTSIDE')]))),
    ...rewardNameWarnings(document, known.products),
    ...storeScopesIn(document).flatMap(({ at, scope }) => ('resolved' in scope ? [] : (['lists', 'cities', 'states', 'countries'] as const).flatMap((list) => told(`${at}.${list}`, 'NOTHING_YET', scope[list].filter((place) => !places[list].has(place)))))),
  ];
};

/** Products of a kind that a campaign does not allow never count in it. Section 2. */
const leftOutBy = ({ allows }: Named, products: KnownNames['products']): ReadonlySet<string> => new Set(products.flatMap(({ gtin, restricted }) => (restricted === null || allows.includes(restricted) ? [] : [gtin])));

/** What only goods of such kinds are in today, and lists that hold some of them. */
const restrictedWarnings = (document: Named, own: KnownWords['products']): readonly RevisionWarning[] => {
  const leftOut = leftOutBy(document, own);
  const inCampaign = own.filter(productTest(document.products).holds);
  const isAlone = (products: KnownWords['products']): boolean => products.length > 0 && products.every(({ gtin }) => leftOut.has(gtin));
  const alone = isAlone(inCampaign) ? [{ at: 'products', scope: document.products }] : productScopesIn(document).filter(({ scope }) => isAlone(inCampaign.filter(productTest(scope).holds)));
  return [
    // Of a list that is theirs alone `nameProblems` tells.
    ...alone.flatMap(({ at, scope }) => (scope.products.length > 0 ? [] : [found(at, 'RESTRICTED_TODAY')])),
    ...productScopesIn(document).flatMap(({ at, scope }) => (scope.products.every((gtin) => leftOut.has(gtin)) ? [] : told(`${at}.products`, 'RESTRICTED_LEFT_OUT', scope.products.filter((gtin) => leftOut.has(gtin))))),
  ];
};

/** The products that `nameProblems` asks for. */
export const productsNamedIn = (document: Named): readonly string[] => [
  ...new Set([...productScopesIn(document).flatMap(({ scope }) => scope.products), ...document.limits.flatMap(({ scope }) => (scope.kind === 'products' ? scope.products : []))]),
];

const toldMax = 5;

/** Once for a member, with the first of the names: ten thousand products may all be wrong. */
const told = <Code extends string>(field: string, code: Code, names: readonly (string | number)[]): readonly RevisionProblem<Code>[] =>
  names.length === 0 ? [] : [found(field, code, { names: names.slice(0, toldMax).join(', '), more: Math.max(0, names.length - toldMax) })];

/** A category holds what lies below it, so those above it are there, too. */
const withAbove = (path: string): readonly string[] => path.split('/').map((_, i, steps) => steps.slice(0, i + 1).join('/'));

const productScopesIn = ({ products, earn, multipliers }: Named): readonly { readonly at: string; readonly scope: ProductScope }[] => [
  { at: 'products', scope: products },
  ...earn.flatMap(({ products: scope, per }, i) => [{ at: `earn.${i}.products`, scope }, ...(per.kind === 'combo' ? per.parts.map((part, j) => ({ at: `earn.${i}.per.parts.${j}.products`, scope: part.products })) : [])]),
  ...multipliers.list.map(({ products: scope }, i) => ({ at: `multipliers.list.${i}.products`, scope })),
];

const storeScopesIn = ({ stores, earn, multipliers }: Named): readonly { readonly at: string; readonly scope: StoreScope }[] => [
  { at: 'stores', scope: stores },
  ...earn.map(({ stores: scope }, i) => ({ at: `earn.${i}.stores`, scope })),
  ...multipliers.list.map(({ stores: scope }, i) => ({ at: `multipliers.list.${i}.stores`, scope })),
];
