import type { Gtin } from '../../ids/index.ts';
import type { CardScope, ProductLists, ProductScope, StoreLists } from '../document/scope.ts';
import type { Complain, World } from './entry.ts';
import { everyProduct, everyStore } from '../document/plain.ts';
import { readCount, readWord } from './read-quantities.ts';
import { readWeekday } from './read-instant.ts';

export { always, everyProduct, everyStore } from '../document/plain.ts';
export const everyCard: CardScope = {};

/** `todo`, or `marca Sol o Brisa y etiqueta verano excepto producto Sol Light`. "y" is AND, "o" is OR. */
export const readProducts = (text: string, world: World, complain: Complain): ProductScope => {
  if (text === 'todo') return everyProduct;
  const [wanted = '', ...unwanted] = text.split(' excepto ');
  return { ...productLists(wanted === 'todo' ? '' : wanted, world, complain), except: productLists(unwanted.join(' excepto '), world, complain) };
};

const productLists = (text: string, world: World, complain: Complain): ProductLists =>
  listed(text, productWords, complain).reduce<ProductLists>((lists, [list, names]) => ({ ...lists, [list]: list === 'products' ? names.map((name) => gtinOf(name, world, complain)) : names }), everyProduct.except);

const productWords = { producto: 'products', etiqueta: 'tags', marca: 'brands', categoría: 'categories' } as const;

/** The GTIN of a product of the world. */
export const gtinOf = (name: string, world: World, complain: Complain): Gtin => {
  const gtin = world.products.get(name)?.gtin;
  if (gtin == null) complain(`"${name}" is no product with a code in world.md`);
  return gtin ?? ('' as Gtin);
};

/** `tienda Centro o Norte`, `lista piloto`, `tipo tiendita`, `ciudad Toluca`, `estado Jalisco`, `país MX`, joined by "y". */
export const readStores = (text: string, world: World, complain: Complain): StoreLists =>
  listed(text, storeWords, complain).reduce<StoreLists>((lists, [list, names]) => {
    if (list === 'stores') return { ...lists, stores: names.flatMap((name) => storeOf(name, world, complain)?.id ?? []) };
    return { ...lists, [list]: list === 'types' ? names.map((name) => readWord(name, storeTypes, 'tiendita', complain)) : names };
  }, everyStore);

const storeWords = { tienda: 'stores', lista: 'lists', tipo: 'types', ciudad: 'cities', estado: 'states', país: 'countries' } as const;
export const storeTypes = { tiendita: 'tiendita', minisúper: 'minisuper', cadena: 'cadena' } as const;

/** A store of the world by name. */
export const storeOf = (name: string, world: World, complain: Complain): ReturnType<World['stores']['get']> => {
  const store = world.stores.get(name);
  if (store === undefined) complain(`"${name}" is no store in world.md`);
  return store;
};

/** `nuevas`, `sin comprar 30 días`, `nivel 1 o 2`, `etiqueta vecino`, `sin etiqueta empleado`, joined by "y". */
export const readCards = (text: string, complain: Complain): CardScope =>
  text.split(' y ').reduce<CardScope>((scope, part) => {
    if (part === 'nuevas') return { ...scope, isNew: true };
    const days = /^sin comprar (\d+) días?$/.exec(part)?.[1];
    if (days !== undefined) return { ...scope, lapsedDays: Number(days) };
    const [, word, names] = /^(nivel|etiqueta|sin etiqueta) (.+)$/.exec(part) ?? [];
    const list = (names ?? '').split(' o ');
    if (word === 'nivel') return { ...scope, tiers: list.map((level) => readCount(level, complain)) };
    if (word === 'etiqueta') return { ...scope, tags: list };
    if (word === 'sin etiqueta') return { ...scope, exceptTags: list };
    complain(`expected nuevas, sin comprar N días, nivel N, etiqueta X or sin etiqueta X, got "${part}"`);
    return scope;
  }, {});

/** `lun a vie`, `sáb o dom`: the weekdays, Monday first. */
export const readWeekdays = (text: string, complain: Complain): readonly number[] => {
  const [from, to] = text.split(' a ').map((day) => (text.includes(' a ') ? readWeekday(day, complain) : 0));
  if (from === undefined || to === undefined) return text.split(' o ').map((day) => readWeekday(day, complain));
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7);
};

/** `17:00 a 19:00`, `07:00 a 09:00 o 22:00 a 02:00`: minutes of the local day. */
export const readHours = (text: string, complain: Complain): readonly (readonly [number, number])[] =>
  text.split(' o ').map((range) => {
    const [, fromHour, fromMinute, toHour, toMinute] = /^(\d{2}):(\d{2}) a (\d{2}):(\d{2})$/.exec(range) ?? [];
    if (toMinute === undefined) complain(`expected hours such as 17:00 a 19:00, got "${range}"`);
    return [Number(fromHour ?? 0) * 60 + Number(fromMinute ?? 0), Number(toHour ?? 0) * 60 + Number(toMinute ?? 0)];
  });

const listed = <List extends string>(text: string, words: Readonly<Record<string, List>>, complain: Complain): readonly (readonly [List, readonly string[]])[] =>
  text === ''
    ? []
    : text.split(' y ').flatMap((part) => {
        const space = part.indexOf(' ');
        const word = space < 0 ? part : part.slice(0, space);
        if (Object.hasOwn(words, word) && space > 0) return [[words[word] as List, part.slice(space + 1).split(' o ')] as const];
        complain(`expected ${Object.keys(words).join(', ')} and a name, got "${part}"`);
        return [];
      });
