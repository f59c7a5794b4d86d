import type { RestrictedKind } from '@qoa/shared/feed';
import type { Gtin } from '@qoa/shared/ids';
import type { SaleLine } from '@qoa/shared/events';
import { useCallback } from 'react';
import { useReading } from '../../platform/use-reading.ts';
import { useReplica } from '../replica/index.ts';

/** What a line of a sale is called. */
export interface ProductName {
  readonly name: string | null;
  readonly brand: string | null;
  /** Of a kind that takes part only where a campaign names it. */
  readonly restricted: RestrictedKind | null;
}

const unnamed: ProductName = { name: null, brand: null, restricted: null };

/** The names of the products on these lines, by GTIN, kept up to date; empty until first read. */
export const useProductNames = (lines: readonly Pick<SaleLine, 'product'>[]): ReadonlyMap<Gtin, ProductName> => {
  const replica = useReplica();
  const key = [...new Set(lines.flatMap(({ product }): Gtin[] => ('gtin' in product ? [product.gtin] : [])))].join(' ');
  const names = useReading(
    useCallback(async () => {
      const gtins = key === '' ? [] : (key.split(' ') as Gtin[]);
      const rows = await Promise.all(gtins.map((gtin) => replica.product(gtin)));
      return new Map(gtins.map((gtin, i): [Gtin, ProductName] => [gtin, nameOf(rows[i] ?? null)]));
    }, [key, replica]),
    replica.subscribe,
  );
  return names ?? new Map();
};

const nameOf = (row: { readonly name: string; readonly brand: string; readonly restricted: RestrictedKind | null } | null): ProductName =>
  row === null ? unnamed : { name: row.name, brand: row.brand, restricted: row.restricted };
