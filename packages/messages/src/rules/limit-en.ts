import type { Limit, Period, Revision } from '@qoa/shared/rules';
import { boostEn } from './earn-en.ts';
import { numberText, pesosText } from './formats.ts';
import { andEn } from './lists.ts';
import { manyProductsEn } from './product-en.ts';
import { kindsOf, type Telling } from './rule-names.ts';
import { countEn, durationEn, kindsEn, piecesEn, unitsEn } from './words-en.ts';

/** `at most 2 stamps a day in each store`; bare, where the noun was just said: `at most 2 a day`. */
export const limitEn = (limit: Limit, telling: Telling, bare = false): string => {
  const { of, max, per, holder } = limit;
  if (of.kind === 'extra') return extraEn(limit, of.multiplier, telling);
  const most = of.kind === 'sales' ? `${countEn(max, 'purchase', 'purchases')} ${max === 1 ? 'counts' : 'count'}` : of.kind === 'items' ? `${piecesEn(max)} ${max === 1 ? 'counts' : 'count'}` : bare ? numberText(max, 'en') : unitsEn(max, of.unit);
  return `at most ${most} ${periodEn(per)}${whereEn(limit, telling)}${holder === 'everyone' ? ' among all customers' : ''}`;
};

/** `At most 100 extra a month for double stamps on Tuesdays`. */
const extraEn = (limit: Limit, multiplier: string, telling: Telling): string => {
  const boost = telling.revision.multipliers.list.find(({ id }) => id === multiplier);
  return `at most ${numberText(limit.max, 'en')} extra ${periodEn(limit.per)}${whereEn(limit, telling)}${limit.holder === 'everyone' ? ' among all customers' : ''} for ${boost === undefined ? 'what your tier adds' : boostEn(boost, telling)}`;
};

/** `Smallest purchase: $50 and 3 pieces of products that take part`. */
export const minimumEn = ({ minimum, products }: Revision, telling: Telling): string => {
  if (minimum === null) return '';
  const asked = [...(minimum.cents === null ? [] : [pesosText(minimum.cents, 'en')]), ...(minimum.pieces === null ? [] : [piecesEn(minimum.pieces)])];
  return `smallest purchase: ${andEn(asked)} ${minimum.on === 'ticket' ? 'in the whole purchase' : `of ${manyProductsEn(products, telling)}`}`;
};

/** `Between a purchase that counts and the next must lie 2 hours`. */
export const cooldownEn = ({ cooldownMs }: Revision): string => (cooldownMs === 0 ? '' : `between a purchase that counts and the next must lie ${durationEn(cooldownMs)}`);

/** `Until 10,000 stamps or $5,000 are given, whichever comes first`. */
export const budgetEn = (revision: Revision): string => {
  const { budget } = revision;
  if (budget === null) return '';
  const kinds = kindsOf(revision);
  const units = budget.units === null ? [] : [`${numberText(budget.units, 'en')} ${kindsEn(kinds)}`];
  const cents = budget.cents === null ? [] : [`${pesosText(budget.cents, 'en')} (${pesosText(budget.centsPerUnit, 'en')} a ${kinds.length > 1 ? 'unit' : (kinds[0] ?? 'unit')})`];
  return `until ${[...units, ...cents].join(' or ')} are given${units.length + cents.length > 1 ? ', whichever comes first' : ''}`;
};

const whereEn = ({ scope }: Limit, telling: Telling): string => {
  switch (scope.kind) {
    case 'campaign':
      return '';
    case 'store':
      return ' in each store';
    case 'brand':
      return ` for products by ${telling.names.brands[scope.brand] ?? scope.brand}`;
    case 'products':
      return ` for ${manyProductsEn({ products: scope.products as never, tags: [], brands: [], categories: [], except: { products: [], tags: [], brands: [], categories: [] } }, telling)}`;
  }
};

const periodEn = (per: Period): string => (typeof per === 'object' ? `every ${countEn(per.hours, 'hour', 'hours')}` : periods[per]);
const periods: Readonly<Record<Exclude<Period, object>, string>> = { sale: 'per purchase', day: 'a day', week: 'a week', month: 'a month', lifetime: 'in the whole promotion' };
