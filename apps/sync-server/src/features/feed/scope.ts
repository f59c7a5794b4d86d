import { type Scope, scopeKindNumbers } from '@qoa/shared/feed';

/** A scope whose rows are stored. The console's feed is the journal and has none of its own. */
export interface StoredScope {
  readonly kind: number;
  readonly id: number;
}

/** The digits from `start` on as a number from 1 to what an `int4` holds; null when they are anything else. Read at every row of a batch. */
const positiveInt4 = (text: string, start: number): number | null => {
  let value = 0;
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9 || (digit === 0 && at === start)) return null;
    value = value * 10 + digit;
    if (value > 0x7fff_ffff) return null;
  }
  return value === 0 ? null : value;
};

/** The stored form of a scope's name; null for the console and for what is no scope. */
export const parseScope = (scope: Scope): StoredScope | null => {
  if (scope === 'catalogue') return { kind: scopeKindNumbers.catalogue, id: 0 };
  const kind = scope.startsWith('card:') ? 'card' : scope.startsWith('store:') ? 'store' : scope.startsWith('programme:') ? 'programme' : null;
  if (kind === null) return null;
  const id = positiveInt4(scope, kind.length + 1);
  return id === null ? null : { kind: scopeKindNumbers[kind], id };
};
