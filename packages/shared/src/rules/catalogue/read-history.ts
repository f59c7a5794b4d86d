import type { Complain, Deed, Step, World } from './entry.ts';
import type { TableRow } from './markdown.ts';
import { readExpected } from './read-expected.ts';
import { readInstant } from './read-instant.ts';
import { readUnit } from './read-quantities.ts';
import { readLines } from './read-sale.ts';
import { storeOf } from './read-scopes.ts';

const columns = 'cuándo|tienda|tarjeta|qué se vende|qué pasa';

/** The rows of an entry's table, in order of arrival. `sectionLine` is told of when there is no table. */
export const readHistory = (sectionLine: number, rows: readonly TableRow[], timeZone: string, world: World, complainAt: (line: number) => Complain): readonly Step[] => {
  const [head, ...steps] = rows;
  if (head?.cells.join('|') !== columns) complainAt(head?.line ?? sectionLine)(`expected a table with the columns ${columns.replaceAll('|', ' | ')}`);
  const read = steps.map((row) => readStep(row, timeZone, world, complainAt(row.line)));
  read.forEach(({ line, does }, index) => {
    if (does.kind === 'void' && (does.row > index || read[does.row - 1]?.does.kind !== 'sale')) complainAt(line)(`row ${does.row} is no sale that came before this one`);
  });
  return read;
};

const readStep = ({ line, cells }: TableRow, timeZone: string, world: World, complain: Complain): Step => {
  if (cells.length !== 5) complain(`expected 5 cells, got ${cells.length}`);
  const [when = '', store = '', card = '', deed = '', follows = ''] = cells;
  const atMs = readInstant(when, timeZone, complain);
  const does = readDeed(deed, { atMs, store, card }, world, complain);
  return { line, atMs, card: readCardName(card, world, complain), does, expected: readExpected(follows, does.kind === 'sale', timeZone, complain) };
};

interface Place {
  readonly atMs: number;
  readonly store: string;
  readonly card: string;
}

const onThePhone = ' (en el teléfono)';

/** `cancela la venta 1`, `canjea 8 sellos`, `pasa el tiempo`; else what is sold. */
const readDeed = (text: string, { atMs, store, card }: Place, world: World, complain: Complain): Deed => {
  const row = /^cancela la venta (\d+)$/.exec(text)?.[1];
  const [, units, unit] = /^canjea (\d+) (sellos?|puntos?)$/.exec(text) ?? [];
  if (text === 'pasa el tiempo') return { kind: 'look' };
  if (row !== undefined) return { kind: 'void', row: Number(row) };
  if (units !== undefined && unit !== undefined) return { kind: 'redeem', unit: readUnit(unit, complain), units: Number(units) };
  const name = readCardName(card, world, () => {});
  const where = storeOf(store, world, complain);
  const facts = where ?? { id: 0 as never, type: 'tiendita', country: '', state: '', city: '', lists: [] };
  return { kind: 'sale', where: card.endsWith(onThePhone) ? 'phone' : 'server', sale: { atMs, store: facts, card: name === null ? null : (world.cards.get(name) ?? null), ...readLines(text, world, complain) } };
};

const readCardName = (cell: string, world: World, complain: Complain): string | null => {
  const name = cell.endsWith(onThePhone) ? cell.slice(0, -onThePhone.length) : cell;
  if (name === 'sin tarjeta') return null;
  if (!world.cards.has(name)) complain(`"${name}" is no card of world.md; a guest is "sin tarjeta"`);
  return name;
};
