import type { ProductScope, Revision, UnitKind } from '@qoa/shared/rules';

/** What something is called, for one and for several, and which gender its Spanish words have. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  readonly gender: 'm' | 'f';
}

/** What people call that which a revision names by number. A name that is missing is shown as the revision writes it. */
export interface RuleNames {
  /** By GTIN: `refresco Sol`, `refrescos Sol`. */
  readonly products: Readonly<Record<string, Noun>>;
  /** By path: `refresco`, `refrescos`. */
  readonly categories: Readonly<Record<string, Noun>>;
  readonly brands: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly stores: Readonly<Record<number, string>>;
  readonly storeLists: Readonly<Record<string, string>>;
  readonly cities: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly countries: Readonly<Record<string, string>>;
  /** Of tags of cards: `clientes frecuentes`. */
  readonly cardTags: Readonly<Record<string, string>>;
}

/** No names at all: everything is shown as the revision writes it. */
export const noNames: RuleNames = { products: {}, categories: {}, brands: {}, tags: {}, stores: {}, storeLists: {}, cities: {}, states: {}, countries: {}, cardTags: {} };

/** A revision being told. */
export interface Telling {
  readonly revision: Revision;
  readonly names: RuleNames;
  /** Whether long lists are told, too: on the terms page. */
  readonly full: boolean;
}

/** The scope of a rule as people understand it: one that says nothing is the campaign's. */
export const scopeTold = (scope: ProductScope, { revision }: Telling): ProductScope => (saysNothing(scope) ? revision.products : scope);

export const saysNothing = (scope: ProductScope): boolean => [scope, scope.except].every(({ products, tags, brands, categories }) => products.length + tags.length + brands.length + categories.length === 0);

/** Names of the ids of a list; one that nobody named is shown as the revision writes it. */
export const named = (ids: readonly (string | number)[], names: Readonly<Record<string, string>>): readonly string[] => ids.map((id) => (Object.hasOwn(names, id) ? names[id] : undefined) ?? String(id));

/** Whether a segment stands under a token (`withTagTokens` of the rules): its name is not told to who reads this. */
export const isUntold = (tag: string): boolean => tag.startsWith('§');

/** How many names of a list are told at most, anywhere. */
export const fullMax = 20;

/** How many names of a list are told. */
export const toldMax = ({ full }: Telling): number => (full ? fullMax : 3);

/** The kinds of unit that a campaign gives. */
export const kindsOf = ({ units }: Revision): readonly UnitKind[] => units.map(({ kind }) => kind);
