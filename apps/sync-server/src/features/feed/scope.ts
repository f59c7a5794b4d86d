import { type Scope, scopeKindNumbers } from '@qoa/shared/feed';

/** A scope whose rows are stored. The console's feed is the journal and has none of its own. */
export interface StoredScope {
  readonly kind: number;
  readonly id: number;
}

/** The stored form of a scope's name; null for the console and for what is no scope. */
export const parseScope = (scope: Scope): StoredScope | null => {
  if (scope === 'catalogue') return { kind: scopeKindNumbers.catalogue, id: 0 };
  const [kind = '', id = '', ...rest] = scope.split(':');
  if (rest.length > 0 || !/^[1-9]\d{0,9}$/.test(id) || Number(id) > 0x7fff_ffff) return null;
  if (kind !== 'store' && kind !== 'card' && kind !== 'programme') return null;
  return { kind: scopeKindNumbers[kind], id: Number(id) };
};
