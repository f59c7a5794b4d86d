import type { Limit, Period, Revision } from '@qoa/shared/rules';
import { boostEs } from './earn-es.ts';
import { numberText, pesosText } from './formats.ts';
import { manyProductsEs } from './product-es.ts';
import { kindsOf, type Telling } from './rule-names.ts';
import { yEs } from './lists.ts';
import { countEs, durationEs, kindsEs, piecesEs, unitsEs } from './words-es.ts';

/** `máximo 2 sellos al día en cada tienda`; bare, where the noun was just said: `máximo 2 al día`. */
export const limitEs = (limit: Limit, telling: Telling, bare = false): string => {
  const { of, max, per, holder } = limit;
  if (of.kind === 'extra') return extraEs(limit, of.multiplier, telling);
  const most = of.kind === 'sales' ? countEs(max, 'compra', 'compras') : of.kind === 'items' ? piecesEs(max) : bare ? numberText(max, 'es') : unitsEs(max, of.unit);
  return `${of.kind === 'units' ? 'máximo' : of.kind === 'sales' ? (max === 1 ? 'suma máximo' : 'suman máximo') : max === 1 ? 'cuenta máximo' : 'cuentan máximo'} ${most} ${periodEs(per)}${whereEs(limit, telling)}${holder === 'everyone' ? ' entre todos los clientes' : ''}`;
};

/** `Máximo 100 extra al mes por el doble de sellos los martes`. */
const extraEs = (limit: Limit, multiplier: string, telling: Telling): string => {
  const boost = telling.revision.multipliers.list.find(({ id }) => id === multiplier);
  return `máximo ${numberText(limit.max, 'es')} extra ${periodEs(limit.per)}${whereEs(limit, telling)}${limit.holder === 'everyone' ? ' entre todos los clientes' : ''} por ${boost === undefined ? 'lo que aumenta tu nivel' : boostEs(boost, telling)}`;
};

/** `Compra mínima: $50 y 3 piezas en productos participantes`. */
export const minimumEs = ({ minimum, products }: Revision, telling: Telling): string => {
  if (minimum === null) return '';
  const asked = [...(minimum.cents === null ? [] : [pesosText(minimum.cents, 'es')]), ...(minimum.pieces === null ? [] : [piecesEs(minimum.pieces)])];
  return `compra mínima: ${yEs(asked)} ${minimum.on === 'ticket' ? 'en toda la compra' : `en ${manyProductsEs(products, telling)}`}`;
};

/** `Entre una compra que suma y otra pasan al menos 2 horas`. */
export const cooldownEs = ({ cooldownMs }: Revision): string => (cooldownMs === 0 ? '' : `entre una compra que suma y la siguiente deben pasar ${durationEs(cooldownMs)}`);

/** `Hasta agotar 10,000 sellos o $5,000, lo que pase primero`. */
export const budgetEs = (revision: Revision): string => {
  const { budget } = revision;
  if (budget === null) return '';
  const kinds = kindsOf(revision);
  const units = budget.units === null ? [] : [`${numberText(budget.units, 'es')} ${kindsEs(kinds)}`];
  const cents = budget.cents === null ? [] : [`${pesosText(budget.cents, 'es')} (${pesosText(budget.centsPerUnit, 'es')} por ${kinds.length > 1 ? 'unidad' : kinds[0] === 'point' ? 'punto' : 'sello'})`];
  return `hasta agotar ${[...units, ...cents].join(' o ')}${units.length + cents.length > 1 ? ', lo que pase primero' : ''}`;
};

const whereEs = ({ scope }: Limit, telling: Telling): string => {
  switch (scope.kind) {
    case 'campaign':
      return '';
    case 'store':
      return ' en cada tienda';
    case 'brand':
      return ` en productos de la marca ${telling.names.brands[scope.brand] ?? scope.brand}`;
    case 'products':
      return ` en ${manyProductsEs({ products: scope.products as never, tags: [], brands: [], categories: [], except: { products: [], tags: [], brands: [], categories: [] } }, telling)}`;
  }
};

const periodEs = (per: Period): string => (typeof per === 'object' ? `cada ${countEs(per.hours, 'hora', 'horas')}` : periods[per]);
const periods: Readonly<Record<Exclude<Period, object>, string>> = { sale: 'por compra', day: 'al día', week: 'a la semana', month: 'al mes', lifetime: 'en toda la promoción' };
