import type { StoreId } from '../ids/index.ts';
import { type Span, spanOf, spanStart } from './moment.ts';
import type { Limit, LimitScope } from './document/revision.ts';

const storeScope = 'store:';

/**
 * The counter that a limit looks at, named by what it counts and never by the limit's place or bound: a later revision with the same
 * limit goes on where the earlier stood. Null: nothing is kept (per sale). Rolling limits of the same kind share their instants.
 */
export const counterKey = (limit: Limit, store: StoreId, day: number): string | null => keyAt(keyOf(limit), store, day);

/** The lasting part of a counter's name. */
export interface LimitKey {
  readonly per: Span | 'lifetime' | 'sale' | 'hours';
  readonly what: string;
  readonly eachStore: boolean;
  /** The last name that was asked for: sale after sale asks for that of the same day. */
  last: { readonly store: StoreId; readonly day: number; readonly name: string | null } | null;
}

export const keyOf = ({ of, per, scope }: Limit): LimitKey => ({
  per: typeof per === 'object' ? 'hours' : per,
  what: `${countedName(of)}|${scopeName(scope)}`,
  eachStore: scope.kind === 'store',
  last: null,
});

const countedName = (of: Limit['of']): string => (of.kind === 'units' ? of.unit : of.kind === 'extra' ? `extra ${of.multiplier}` : of.kind);

export const keyAt = (key: LimitKey, store: StoreId, day: number): string | null => {
  if (key.last !== null && key.last.day === day && key.last.store === store) return key.last.name;
  key.last = { store, day, name: nameAt(key, store, day) };
  return key.last.name;
};

const nameAt = ({ per, what, eachStore }: LimitKey, store: StoreId, day: number): string | null => {
  if (per === 'sale') return null;
  const where = eachStore ? `${what}${store}` : what;
  return per === 'hours' || per === 'lifetime' ? `${per}|${where}` : `${per}:${spanOf(per, day)}|${where}`;
};

/** Whether a stored counter is a limit's own, in whichever store or period. */
export const isOfKey = (counter: string, { what, eachStore }: LimitKey): boolean => {
  const counted = counter.slice(counter.indexOf('|') + 1);
  return eachStore ? counted.startsWith(what) : counted === what;
};

/** The last day of the period that a calendar counter counts; Infinity for a lifetime. */
export const lastDayOf = (key: string): number => {
  const [period = ''] = key.split('|', 1);
  const [span, no] = period.split(':', 2);
  return no === undefined ? Number.POSITIVE_INFINITY : spanStart(span as Span, Number(no) + 1) - 1;
};

/** Whether a limit that is looked at in a store on a day may count by this name: its period holds the day, and it is not another store's own. */
export const isCountedAt = (name: string, store: StoreId, day: number): boolean => {
  const [period = '', , where = ''] = name.split('|');
  const [span, no] = period.split(':', 2);
  return (no === undefined || spanOf(span as Span, day) === Number(no)) && (!where.startsWith(storeScope) || where === `${storeScope}${store}`);
};

const scopeName = (scope: LimitScope): string => {
  switch (scope.kind) {
    case 'campaign':
      return '';
    case 'store':
      return storeScope;
    case 'brand':
      return `brand:${scope.brand}`;
    case 'products':
      return `products:${setName(scope.products)}`;
  }
};

/** A short name of a set, whatever the order of its list: two 32-bit FNV-1a sums, of the text and of its reverse. */
const setName = (names: readonly string[]): string => {
  const text = [...new Set(names)].sort().join(',');
  let forward = 0x811c9dc5;
  let backward = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    forward = Math.imul(forward ^ text.charCodeAt(at), 0x01000193);
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return `${(forward >>> 0).toString(36)}${(backward >>> 0).toString(36)}`;
};
