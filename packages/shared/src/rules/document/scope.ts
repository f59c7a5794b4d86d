import type { Gtin, StoreId } from '../../ids/index.ts';

/** Which lines: in every non-empty list, and in none of `except`. Categories hold what lies below them. Section 2. */
export interface ProductScope extends ProductLists {
  readonly except: ProductLists;
}

export interface ProductLists {
  readonly products: readonly Gtin[];
  readonly tags: readonly string[];
  readonly brands: readonly string[];
  readonly categories: readonly string[];
}

/** Which stores: in every non-empty list; or, on a phone, the server's answer alone. Section 3. */
export type StoreScope = StoreLists | ResolvedStores;

export interface StoreLists {
  readonly stores: readonly StoreId[];
  readonly lists: readonly string[];
  readonly types: readonly StoreType[];
  readonly cities: readonly string[];
  readonly states: readonly string[];
  readonly countries: readonly string[];
}

/** What a phone learns of a store scope: whether its own store is in it, and how specific it was. */
export interface ResolvedStores {
  readonly resolved: 'yes' | 'no';
  readonly rank: number;
}

export type StoreType = 'tiendita' | 'minisuper' | 'cadena';

/** Which cards: all of what is present. Section 3. */
export interface CardScope {
  readonly isNew?: true;
  readonly lapsedDays?: number;
  readonly tiers?: readonly number[];
  readonly tags?: readonly string[];
  readonly exceptTags?: readonly string[];
}

/** Minutes of the local day, `[from, to)`; an end not above its start runs over midnight. */
export interface Window {
  /** 0 is Monday; empty: every day. */
  readonly weekdays: readonly number[];
  readonly hours: readonly (readonly [from: number, to: number])[];
}
