import type { EarnRule, Multiplier } from '../document/revision.ts';
import type { LineFacts, SaleFacts, StoreFacts } from '../sale-facts.ts';
import type { CardScope, ProductLists, ProductScope, StoreScope, Window } from '../document/scope.ts';
import { localTime } from './calendar.ts';

/** Section 2, *Product scope*. */
export const inProducts = (scope: ProductScope, line: LineFacts): boolean => listsOf(scope).every((list) => list.isEmpty || list.holds(line)) && !listsOf(scope.except).some((list) => list.holds(line));

interface List {
  readonly isEmpty: boolean;
  readonly holds: (line: LineFacts) => boolean;
}

const listsOf = ({ products, tags, brands, categories }: ProductLists): readonly List[] => [
  { isEmpty: products.length === 0, holds: ({ gtin }) => gtin !== null && products.includes(gtin) },
  { isEmpty: tags.length === 0, holds: (line) => line.tags.some((tag) => tags.includes(tag)) },
  { isEmpty: brands.length === 0, holds: ({ brand }) => brand !== null && brands.includes(brand) },
  { isEmpty: categories.length === 0, holds: (line) => line.categories.some((path) => categories.some((category) => path === category || path.startsWith(`${category}/`))) },
];

/** Section 3, *Stores*. */
export const inStores = (scope: StoreScope, store: StoreFacts): boolean => {
  if ('resolved' in scope) return scope.resolved === 'yes';
  const among = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);
  return (
    among(scope.stores, store.id) &&
    (scope.lists.length === 0 || store.lists.some((list) => scope.lists.includes(list))) &&
    among(scope.types, store.type) &&
    among(scope.cities, store.city) &&
    among(scope.states, store.state) &&
    among(scope.countries, store.country)
  );
};

/** What section 3 asks of a card beside its own facts. */
export interface CardThen {
  readonly tags: readonly string[];
  readonly hasSale: boolean;
  /** Local days from the last counted sale to this one; null: there is none. */
  readonly daysSinceLast: number | null;
  readonly level: number;
}

/** Section 3, *Cards*. */
export const inCards = (scope: CardScope, card: CardThen): boolean => {
  if (scope.isNew === true && card.hasSale) return false;
  if (scope.lapsedDays !== undefined && (card.daysSinceLast === null || card.daysSinceLast < scope.lapsedDays)) return false;
  if (scope.tiers !== undefined && scope.tiers.length > 0 && !scope.tiers.includes(card.level)) return false;
  if (scope.tags !== undefined && scope.tags.length > 0 && !scope.tags.some((tag) => card.tags.includes(tag))) return false;
  return scope.exceptTags === undefined || !scope.exceptTags.some((tag) => card.tags.includes(tag));
};

/** Section 3, *Window*: a range over midnight belongs to the weekday on which it began. */
export const isOpen = (window: Window, timeZone: string, atMs: number): boolean => {
  if (window.weekdays.length === 0 && window.hours.length === 0) return true;
  const { weekday, minute } = localTime(timeZone, atMs);
  const onDay = (day: number): boolean => window.weekdays.length === 0 || window.weekdays.includes(day);
  if (window.hours.length === 0) return onDay(weekday);
  return window.hours.some(([from, to]) => {
    if (to > from) return onDay(weekday) && minute >= from && minute < to;
    return (onDay(weekday) && minute >= from) || (onDay((weekday + 6) % 7) && minute < to);
  });
};

/** Whether a rule or a multiplier holds at all; its products are another matter. */
export const applies = ({ window, stores, cards }: EarnRule | Multiplier, timeZone: string, sale: SaleFacts, card: CardThen): boolean =>
  isOpen(window, timeZone, sale.atMs) && inStores(stores, sale.store) && inCards(cards, card);

/** Section 5, *Specificity*: product, store, card, window. */
const specificity = ({ products, stores, cards, window }: EarnRule): readonly number[] => [
  highest([4, products.products], [3, products.tags], [2, products.brands], [1, products.categories]),
  'resolved' in stores ? stores.rank : highest([5, stores.stores], [4, stores.lists], [3, stores.types], [3, stores.cities], [2, stores.states], [1, stores.countries]),
  cards.isNew === true || cards.lapsedDays !== undefined || highest([1, cards.tiers ?? []], [1, cards.tags ?? []], [1, cards.exceptTags ?? []]) > 0 ? 1 : 0,
  window.weekdays.length > 0 || window.hours.length > 0 ? 1 : 0,
];

const highest = (...places: readonly (readonly [rank: number, list: readonly unknown[]])[]): number => Math.max(0, ...places.filter(([, list]) => list.length > 0).map(([rank]) => rank));

/** The most specific rule; of equals the first. */
export const mostSpecific = (rules: readonly EarnRule[]): EarnRule | null => {
  let best: EarnRule | null = null;
  for (const rule of rules) if (best === null || isAbove(specificity(rule), specificity(best))) best = rule;
  return best;
};

const isAbove = (one: readonly number[], other: readonly number[]): boolean => {
  for (const [place, value] of one.entries()) if (value !== other[place]) return value > (other[place] ?? 0);
  return false;
};
