import type { EarnRule, Multiplier, Rounding } from '@qoa/shared/rules';
import { pesosText } from './formats.ts';
import { cardsEn, storesEn } from './audience-en.ts';
import { andEn } from './lists.ts';
import { aProductEn, manyProductsEn, productsEn } from './product-en.ts';
import { saysNothing, type Telling } from './rule-names.ts';
import { windowEn } from './time-en.ts';
import { countEn, kindsEn, timesEn, unitsEn } from './words-en.ts';

/** `For each Sol soda you earn 1 stamp on Tuesdays`. */
export const ruleEn = (rule: EarnRule, telling: Telling): string => {
  const gain = `you earn ${unitsEn(rule.units, rule.unit)}${rule.per.kind === 'birthday' ? ', once a year' : ''}`;
  const times = rule.per.kind === 'combo' ? `, up to ${countEn(rule.per.timesMax, 'combo', 'combos')} a purchase` : '';
  return withConditions(`${wayEn(rule, telling)} ${gain}${times}`, rule, telling);
};

/** What a rule gives for, without how much: `for each Sol soda`. */
export const wayEn = ({ per, products }: EarnRule, telling: Telling): string => {
  const { one, many, narrowed } = productsEn(products, telling);
  switch (per.kind) {
    case 'item':
      return `for each ${one}${narrowed}`;
    case 'items':
      return `for every ${per.every === 1 ? one : countEn(per.every, one, many)}${narrowed}`;
    case 'amount':
      return `for every ${pesosText(per.everyCents, 'en')} of ${many}${narrowed}`;
    case 'ticket':
      return `for every ${pesosText(per.everyCents, 'en')} of your purchase${withProduct(products, telling)}`;
    case 'visit':
      return `for each purchase${withProduct(products, telling)}`;
    case 'different':
      return `with ${per.atLeast} different ${many}${narrowed} in one purchase`;
    case 'combo':
      return `for each combo of ${andEn(per.parts.map((part) => partEn(part, telling)))}`;
    case 'first':
      return `with your first purchase${withProduct(products, telling)}`;
    case 'birthday':
      return `if you buy ${aProductEn(products, telling)} ${per.daysAround === 0 ? 'on your birthday' : `up to ${countEn(per.daysAround, 'day', 'days')} before or after your birthday`}`;
  }
};

/** What the terms page adds to a rule: what becomes of pieces and money that are left over. */
export const ruleDetailsEn = ({ per }: EarnRule): readonly string[] => {
  if (per.kind === 'items') return [`Pieces that are left over ${per.remainder === 'carry' ? 'count for your next purchase' : 'are not kept'}`];
  if (per.kind === 'different') return ['Different products count from one piece on'];
  if (per.kind === 'combo') return ['Each piece counts in one combo alone'];
  if (per.kind === 'first') return ['It is the first purchase that counts for you in this promotion'];
  if (per.kind === 'birthday') return ['Who was born on February 29 celebrates on the 28th in other years'];
  if (per.kind === 'amount' || per.kind === 'ticket') return [roundingEn(per.rounding, pesosText(per.everyCents, 'en'))];
  return [];
};

/** `you earn twice the stamps on Sol sodas on Tuesdays, up to 10 extra a purchase`. */
export const multiplierEn = (multiplier: Multiplier, telling: Telling): string => {
  const most = multiplier.extraMax === null ? '' : `, up to ${multiplier.extraMax} extra a purchase`;
  return `you earn ${boostEn(multiplier, telling)}${most}`;
};

/** A multiplier as a thing: `double stamps on Sol sodas on Tuesdays`. */
export const boostEn = (multiplier: Multiplier, telling: Telling): string => {
  const products = saysNothing(multiplier.products) ? '' : ` on ${manyProductsEn(multiplier.products, telling)}`;
  return withConditions(`${timesEn(multiplier.percent, kindsEn(multiplier.units))}${products}`, multiplier, telling);
};

const withConditions = (lead: string, { window, stores, cards }: Pick<EarnRule, 'window' | 'stores' | 'cards'>, telling: Telling): string => {
  const condition = cardsEn(cards, telling);
  return `${[lead, windowEn(window), storesEn(stores, telling)].filter((part) => part !== '').join(' ')}${condition === '' ? '' : `, ${condition}`}`;
};

const withProduct = (products: EarnRule['products'], telling: Telling): string =>
  saysNothing(products) && saysNothing(telling.revision.products) && telling.revision.owner.kind === 'store' ? '' : ` with ${aProductEn(products, telling)}`;

const partEn = ({ products, pieces }: { readonly products: EarnRule['products']; readonly pieces: number }, telling: Telling): string => {
  const { one, many, narrowed } = productsEn(products, telling);
  return `${countEn(pieces, one, many)}${narrowed}`;
};

const roundingEn = ({ steps, at, mode, when, remainder }: Rounding, every: string): string => {
  const how = steps === 'whole' ? wholeEn[mode](every) : `It is given in proportion to ${every} and rounded ${modesEn[mode]}`;
  return `${how}, ${placesEn[at]}, ${when} multiplying. What is left over ${remainder === 'carry' ? 'counts for your next purchase' : 'is not kept'}`;
};

const wholeEn: Readonly<Record<Rounding['mode'], (every: string) => string>> = {
  down: (every) => `Only full ${every} count`,
  nearest: (every) => `It is rounded to the nearest ${every}`,
  up: (every) => `A part of ${every} counts in full`,
};
const modesEn: Readonly<Record<Rounding['mode'], string>> = { down: 'down', nearest: 'to the nearest', up: 'up' };
const placesEn: Readonly<Record<Rounding['at'], string>> = { unit: 'piece by piece', line: 'product by product', sale: 'on the total of the purchase' };
