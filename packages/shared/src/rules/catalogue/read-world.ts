import { checkDigitOf } from '../../codes/index.ts';
import type { CpgId, Gtin, StoreId } from '../../ids/index.ts';
import type { Complain, Unreadable, World } from './entry.ts';
import { readMarkdown, type TableRow } from './markdown.ts';
import { restrictedKinds } from './read-limits.ts';
import { readCount, readWord } from './read-quantities.ts';
import { storeTypes } from './read-scopes.ts';

const headings = {
  Productos: 'producto|fabricante|marca|categorías|etiquetas|restringido',
  Tiendas: 'tienda|tipo|ciudad|estado|país|listas',
  Tarjetas: 'tarjeta|etiquetas|cumpleaños|lugar',
};

/** Reads world.md: the products, stores and cards that every entry may name. Codes and numbers come from the place in the table. */
export const readWorld = (text: string): readonly [World, readonly Unreadable[]] => {
  const problems: Unreadable[] = [];
  const complainAt =
    (line: number): Complain =>
    (problem) =>
      problems.push({ at: `world.md:${line}`, problem });
  const table = (name: keyof typeof headings): readonly TableRow[] => {
    const section = readMarkdown(text).find(({ title }) => title === name);
    const [head, ...rows] = section?.rows ?? [];
    if (head?.cells.join('|') !== headings[name]) complainAt(head?.line ?? 1)(`under "## ${name}" expected the columns ${headings[name]}`);
    rows.forEach(({ line, cells: [name = ''] }, index) => {
      if (rows.slice(0, index).some(({ cells }) => cells[0] === name)) complainAt(line)(`"${name}" stands twice`);
    });
    return rows;
  };
  const products = table('Productos');
  const cpgs = [...new Set(products.map(({ cells }) => cells[1] ?? '').filter((name) => name !== ''))];
  const world: World = {
    cpgs: new Map(cpgs.map((name, index) => [name, index + 1])),
    products: new Map(products.map((row, index) => [row.cells[0] ?? '', productOf(row, index, cpgs, complainAt(row.line))])),
    stores: new Map(
      table('Tiendas').map(({ line, cells: [name = '', type = '', city = '', state = '', country = '', lists = ''] }, index) => [
        name,
        { id: (index + 1) as StoreId, type: readWord(type, storeTypes, 'tiendita', complainAt(line)), city, state, country, lists: words(lists) },
      ]),
    ),
    cards: new Map(
      table('Tarjetas').map(({ line, cells: [name = '', tags = '', birthday = '', bucket = ''] }) => [name, { tags: words(tags), birthday: readBirthday(birthday, complainAt(line)), bucket: readCount(bucket, complainAt(line)) }]),
    ),
  };
  return [world, problems];
};

/** A product without a maker is not in the catalogue; `sin código` in place of a brand is raw text. */
const productOf = ({ cells: [, cpg = '', brand = '', categories = '', tags = '', restricted = ''] }: TableRow, index: number, cpgs: readonly string[], complain: Complain): World['products'] extends ReadonlyMap<string, infer One> ? One : never => ({
  gtin: brand === 'sin código' ? null : gtinAt(index + 1),
  cpg: cpg === '' ? null : ((cpgs.indexOf(cpg) + 1) as CpgId),
  brand: cpg === '' || brand === '' ? null : brand,
  categories: words(categories),
  tags: words(tags),
  restricted: restricted === '' ? null : readWord(restricted, restrictedKinds, 'alcohol', complain),
});

const gtinAt = (place: number): Gtin => {
  const digits = `0750100000${String(place).padStart(3, '0')}`;
  return `${digits}${checkDigitOf(digits)}` as Gtin;
};

const words = (cell: string): readonly string[] => cell.split(',').map((word) => word.trim()).filter((word) => word !== '');

const readBirthday = (cell: string, complain: Complain): { readonly month: number; readonly day: number } | null => {
  if (cell === '') return null;
  const [, day, month = ''] = /^(\d{1,2}) ([a-z]{3})$/.exec(cell) ?? [];
  if (day === undefined) {
    complain(`expected a birthday such as 29 feb, got "${cell}"`);
    return null;
  }
  return { day: Number(day), month: readWord(month, { ene: 1, feb: 2, mar: 3, abr: 4, may: 5, jun: 6, jul: 7, ago: 8, sep: 9, oct: 10, nov: 11, dic: 12 }, 1, complain) };
};
