import type { EarnRule, Multiplier, Rounding } from '@qoa/shared/rules';
import { pesosText } from './formats.ts';
import { cardsEs, storesEs } from './audience-es.ts';
import { yEs } from './lists.ts';
import { aProductEs, manyProductsEs, productsEs } from './product-es.ts';
import { saysNothing, type Telling } from './rule-names.ts';
import { windowEs } from './time-es.ts';
import { countEs, kindsEs, timesEs, unitsEs } from './words-es.ts';

/** `Por cada refresco Sol ganas 1 sello los martes`. */
export const ruleEs = (rule: EarnRule, telling: Telling): string => {
  const gain = `ganas ${unitsEs(rule.units, rule.unit)}${rule.per.kind === 'birthday' ? ', una vez al año' : ''}`;
  const times = rule.per.kind === 'combo' ? `, hasta ${countEs(rule.per.timesMax, 'combo', 'combos')} por compra` : '';
  return withConditions(`${wayEs(rule, telling)} ${gain}${times}`, rule, telling);
};

/** What a rule gives for, without how much: `por cada refresco Sol`. */
export const wayEs = ({ per, products }: EarnRule, telling: Telling): string => {
  const { one, many, gender, narrowed } = productsEs(products, telling);
  switch (per.kind) {
    case 'item':
      return `por cada ${one}${narrowed}`;
    case 'items':
      return `por cada ${per.every === 1 ? one : countEs(per.every, one, many)}${narrowed}`;
    case 'amount':
      return `por cada ${pesosText(per.everyCents, 'es')} en ${many}${narrowed}`;
    case 'ticket':
      return `por cada ${pesosText(per.everyCents, 'es')} de tu compra${withProduct(products, telling)}`;
    case 'visit':
      return `por cada compra${withProduct(products, telling)}`;
    case 'different':
      return `con ${per.atLeast} ${many} ${gender === 'f' ? 'distintas' : 'distintos'}${narrowed} en una compra`;
    case 'combo':
      return `por cada combo de ${yEs(per.parts.map((part) => partEs(part, telling)))}`;
    case 'first':
      return `en tu primera compra${withProduct(products, telling)}`;
    case 'birthday':
      return `si compras ${aProductEs(products, telling)} ${per.daysAround === 0 ? 'el día de tu cumpleaños' : `hasta ${countEs(per.daysAround, 'día', 'días')} antes o después de tu cumpleaños`}`;
  }
};

/** What the terms page adds to a rule: what becomes of pieces and money that are left over. */
export const ruleDetailsEs = ({ per }: EarnRule): readonly string[] => {
  if (per.kind === 'items') return [`Las piezas que sobran ${per.remainder === 'carry' ? 'cuentan para tu siguiente compra' : 'no se guardan'}`];
  if (per.kind === 'different') return ['Cuentan productos distintos de al menos una pieza'];
  if (per.kind === 'combo') return ['Cada pieza cuenta en un solo combo'];
  if (per.kind === 'first') return ['Es la primera compra que te suma en esta promoción'];
  if (per.kind === 'birthday') return ['Quien nació el 29 de febrero lo festeja el 28 en los demás años'];
  if (per.kind === 'amount' || per.kind === 'ticket') return [roundingEs(per.rounding, pesosText(per.everyCents, 'es'))];
  return [];
};

/** `el doble de sellos en refrescos Sol los martes, hasta 10 extra por compra`. */
export const multiplierEs = (multiplier: Multiplier, telling: Telling): string => {
  const most = multiplier.extraMax === null ? '' : `, hasta ${multiplier.extraMax} extra por compra`;
  return `ganas ${boostEs(multiplier, telling)}${most}`;
};

/** A multiplier as a thing: `el doble de sellos en refrescos Sol los martes`. */
export const boostEs = (multiplier: Multiplier, telling: Telling): string => {
  const products = saysNothing(multiplier.products) ? '' : ` en ${manyProductsEs(multiplier.products, telling)}`;
  return withConditions(`${timesEs(multiplier.percent, kindsEs(multiplier.units))}${products}`, multiplier, telling);
};

const withConditions = (lead: string, { window, stores, cards }: Pick<EarnRule, 'window' | 'stores' | 'cards'>, telling: Telling): string => {
  const condition = cardsEs(cards, telling);
  return `${[lead, windowEs(window), storesEs(stores, telling)].filter((part) => part !== '').join(' ')}${condition === '' ? '' : `, ${condition}`}`;
};

const withProduct = (products: EarnRule['products'], telling: Telling): string =>
  saysNothing(products) && saysNothing(telling.revision.products) && telling.revision.owner.kind === 'store' ? '' : ` con ${aProductEs(products, telling)}`;

const partEs = ({ products, pieces }: { readonly products: EarnRule['products']; readonly pieces: number }, telling: Telling): string => {
  const { one, many, narrowed } = productsEs(products, telling);
  return `${countEs(pieces, one, many)}${narrowed}`;
};

const roundingEs = ({ steps, at, mode, when, remainder }: Rounding, every: string): string => {
  const how = steps === 'whole' ? wholeEs[mode](every) : `Se gana en proporción a ${every} y se redondea ${modesEs[mode]}`;
  return `${how}, ${placesEs[at]}, ${when === 'before' ? 'antes' : 'después'} de multiplicar. Lo que sobra ${remainder === 'carry' ? 'cuenta para tu siguiente compra' : 'no se guarda'}`;
};

const wholeEs: Readonly<Record<Rounding['mode'], (every: string) => string>> = {
  down: (every) => `Solo cuentan ${every} completos`,
  nearest: (every) => `Se redondea a los ${every} más cercanos`,
  up: (every) => `Una parte de ${every} cuenta como completa`,
};
const modesEs: Readonly<Record<Rounding['mode'], string>> = { down: 'hacia abajo', nearest: 'a lo más cercano', up: 'hacia arriba' };
const placesEs: Readonly<Record<Rounding['at'], string>> = { unit: 'pieza por pieza', line: 'producto por producto', sale: 'sobre el total de la compra' };
