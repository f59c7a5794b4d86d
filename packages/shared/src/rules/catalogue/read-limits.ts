import type { RestrictedKind } from '../../feed/index.ts';
import type { Budget, Limit, LimitScope, Minimum, Multiplier, Period, UnitKind } from '../document/revision.ts';
import type { Complain, World } from './entry.ts';
import { readClauses } from './read-clauses.ts';
import { readCount, readMoney, readUnit, readWord } from './read-quantities.ts';
import { everyProduct, gtinOf, readProducts } from './read-scopes.ts';

/** A `tope` field: `2 sellos al día`, `100 extra del aumento 1 al mes`, `3 ventas a la semana por tienda`, `10 piezas al mes de marca Sol`, `500 puntos en total entre todas`. */
export const readLimit = (text: string, world: World, complain: Complain): Limit => {
  const [, max = '1', what = 'sellos', rest = ''] = /^(\S+) (sellos?|puntos?|ventas?|piezas?|extra del aumento \d+|extra del nivel) (.+)$/.exec(text) ?? [];
  const everyone = rest.endsWith(' entre todas');
  const [, period = '', of] = /^(.*?)(?: (de .+|por tienda))?$/.exec(rest.replace(/ entre todas$/, '')) ?? [];
  if (rest === '') complain(`expected "2 sellos al día", got "${text}"`);
  return { of: limited(what, complain), max: readCount(max, complain), per: readPeriod(period, complain), scope: readLimitScope(of, world, complain), holder: everyone ? 'everyone' : 'card' };
};

const limited = (what: string, complain: Complain): Limit['of'] => {
  if (what.startsWith('venta')) return { kind: 'sales' };
  if (what.startsWith('extra')) return { kind: 'extra', multiplier: what === 'extra del nivel' ? 'tier' : `m${what.slice('extra del aumento '.length)}` };
  return what.startsWith('pieza') ? { kind: 'items' } : { kind: 'units', unit: readUnit(what, complain) };
};

const readPeriod = (text: string, complain: Complain): Period => {
  const hours = /^en (\d+) horas$/.exec(text)?.[1];
  return hours === undefined ? readWord<Period>(text, periods, 'sale', complain) : { hours: Number(hours) };
};

const periods = { 'por venta': 'sale', 'al día': 'day', 'a la semana': 'week', 'al mes': 'month', 'en total': 'lifetime' } as const;

const readLimitScope = (of: string | undefined, world: World, complain: Complain): LimitScope => {
  if (of === undefined) return { kind: 'campaign' };
  if (of === 'por tienda') return { kind: 'store' };
  const [, word, names = ''] = /^de (marca|producto) (.+)$/.exec(of) ?? [];
  if (word === undefined) complain(`expected "de marca X", "de producto X o Y" or "por tienda", got "${of}"`);
  return word === 'marca' ? { kind: 'brand', brand: names } : { kind: 'products', products: names.split(' o ').map((name) => gtinOf(name, world, complain)) };
};

/** A `multiplica` field: `por 2 los puntos de marca Sol; mar; 16:00 a 18:00; agrega hasta 50`. Without a unit: all `kinds` that the campaign gives. */
export const readMultiplier = (text: string, place: number, kinds: readonly UnitKind[], world: World, complain: Complain): Multiplier => {
  const [head, { window, stores, cards, others }] = readClauses(text, world, complain);
  const [, times, units, products] = /^por (\d+(?:\.\d+)?)(?: los (sellos|puntos))?(?: de (.+))?$/.exec(head) ?? [];
  if (times === undefined) complain(`expected "por 2 los puntos de …", got "${head}"`);
  const extra = others.map((other) => /^agrega hasta (\d+)$/.exec(other)?.[1]);
  if (extra.length > 1 || extra.includes(undefined)) complain(`expected "agrega hasta N", got "${others.join('; ')}"`);
  return {
    id: `m${place}`,
    percent: Math.round(Number(times ?? 1) * 100),
    units: units === undefined ? kinds : [readUnit(units, complain)],
    products: products === undefined ? everyProduct : readProducts(products, world, complain),
    stores,
    cards,
    window,
    extraMax: extra[0] === undefined ? null : Number(extra[0]),
  };
};

/** A `mínimo` field: `$50 en lo que participa`, `2 piezas en el ticket`, `$50 y 2 piezas en el ticket`. */
export const readMinimum = (text: string, complain: Complain): Minimum => {
  const [, amounts = '', on] = /^(.+) en (lo que participa|el ticket)$/.exec(text) ?? [];
  if (on === undefined) complain(`expected "$50 en lo que participa" or "… en el ticket", got "${text}"`);
  const parts = amounts.split(' y ');
  const money = parts.find((part) => part.startsWith('$'));
  const pieces = parts.map((part) => /^(\d+) piezas?$/.exec(part)?.[1]).find((count) => count !== undefined);
  if (parts.length !== (money === undefined ? 0 : 1) + (pieces === undefined ? 0 : 1)) complain(`expected money, pieces or both, got "${amounts}"`);
  return { cents: money === undefined ? null : readMoney(money, complain), pieces: pieces === undefined ? null : Number(pieces), on: on === 'el ticket' ? 'ticket' : 'scope' };
};

/** A `presupuesto` field: `1000 unidades`, `$500 a $2 cada una`, joined by "y". */
export const readBudget = (text: string, complain: Complain): Budget =>
  text.split(' y ').reduce<Budget>(
    (budget, part) => {
      const units = /^(\S+) unidades$/.exec(part)?.[1];
      const [, cents, each] = /^(\$\S+) a (\$\S+) cada una$/.exec(part) ?? [];
      if (units !== undefined) return { ...budget, units: readCount(units, complain) };
      if (each === undefined) complain(`expected "1000 unidades" or "$500 a $2 cada una", got "${part}"`);
      return { ...budget, cents: readMoney(cents ?? '$0', complain), centsPerUnit: readMoney(each ?? '$0', complain) };
    },
    { units: null, cents: null, centsPerUnit: 0 },
  );

/** The kinds of products that take part only where they are named. */
export const restrictedKinds: Readonly<Record<string, RestrictedKind>> = { alcohol: 'alcohol', tabaco: 'tobacco', medicina: 'medicine', 'tiempo aire': 'phone-credit', servicios: 'service' };
