import type { Scope } from '@qoa/shared/feed';

/** The numbers that stand for scopes in `feed`. Never renamed, never reused. */
const scopeKinds = { store: 1, card: 2, programme: 3, catalogue: 4 } as const;

/** A scope whose rows are stored. The console's feed is the journal and has none of its own. */
export interface StoredScope {
  readonly kind: number;
  readonly id: number;
}

/** The stored form of a scope's name; null for the console and for what is no scope. */
export const parseScope = (scope: Scope): StoredScope | null => {
  if (scope === 'catalogue') return { kind: scopeKinds.catalogue, id: 0 };
  const [kind = '', id = '', ...rest] = scope.split(':');
  if (rest.length > 0 || !/^[1-9]\d{0,9}$/.test(id) || Number(id) > 0x7fff_ffff) return null;
  if (kind !== 'store' && kind !== 'card' && kind !== 'programme') return null;
  return { kind: scopeKinds[kind], id: Number(id) };
};
