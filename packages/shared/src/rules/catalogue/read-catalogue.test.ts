import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import type { Entry } from './entry.ts';
import { play } from './play.ts';
import { readCatalogue } from './read-catalogue.ts';
import { readWorld } from './read-world.ts';

const worldText = `
## Productos
| producto | fabricante | marca | categorías | etiquetas | restringido |
| --- | --- | --- | --- | --- | --- |
| Sol | Fábrica Sol | Sol | bebidas/refrescos | | |
## Tiendas
| tienda | tipo | ciudad | estado | país | listas |
| --- | --- | --- | --- | --- | --- |
| Centro | tiendita | Toluca | México | MX | |
## Tarjetas
| tarjeta | etiquetas | cumpleaños | lugar |
| --- | --- | --- | --- |
| T1 | | 29 feb | 5 |
`;
const [world] = readWorld(worldText);
const page = ({ fields = '- da: 1 sello por pieza', row = '| lun 5 ene 10:00 | Centro | T1 | 1 Sol | 1 sello |' } = {}): string =>
  ['# Ejemplos', '', '## Uno', '- idea: propia', '- enseña: 5', fields, '', '| cuándo | tienda | tarjeta | qué se vende | qué pasa |', '| --- | --- | --- | --- | --- |', row].join('\n');
const problems = (text: string): readonly string[] => readCatalogue('uno.md', text, world)[1].map(({ at, problem }) => `${at}: ${problem}`);
const entryOf = (text: string): Entry | undefined => readCatalogue('uno.md', text, world)[0][0];

describe('readCatalogue', () => {
  it('reads an entry without a word too much', () => {
    expect(problems(page())).toEqual([]);
    expect(entryOf(page())).toMatchObject({ at: 'uno.md:3', title: 'Uno', timeZone: 'America/Mexico_City', campaigns: [{ letter: 'A', revisions: [{ earn: [{ per: { kind: 'item' }, units: 1, unit: 'stamp' }] }] }] });
  });

  it.each([
    ['- dia: 1 sello', /^uno\.md:6: "dia" is no field/],
    ['- da: un sello por pieza', /^uno\.md:6: expected a whole number, got "un"/],
    ['- da: 1 sello por piezas', /^uno\.md:6: expected pieza, cada N piezas, .*got "piezas"/],
    ['- da: 1 sello por pieza de marca', /^uno\.md:6: expected producto, etiqueta, marca, categoría and a name, got "marca"/],
    ['- da: 1 sello por pieza de producto Luna', /^uno\.md:6: "Luna" is no product/],
    ['- da: 1 sello por pieza; guarda lo que sobra', /^uno\.md:6: "guarda lo que sobra" says nothing/],
    ['- da: 1 sello por pieza; luna a vie', /^uno\.md:6: "luna a vie" says nothing/],
    ['- da: 1 sello por pieza\n- tope: 2 sellos por día', /^uno\.md:7: expected one of por venta, al día/],
    ['- da: 1 sello por pieza\n- meta: 8', /^uno\.md:7: expected "8 sellos"/],
    ['- da: 1 sello por pieza\n- vigencia: 30 días', /^uno\.md:7: expected nunca/],
    ['- da: 1 sello por pieza\n- espera: 2 horas\n- espera: 3 horas', /^uno\.md:8: "espera" is said twice/],
    ['- da: 1 sello por pieza\n- dueño: Nadie', /^uno\.md:7: "Nadie" is neither a CPG/],
    ['- da: 1 sello por pieza\n- zona: America/Atlantis', /^uno\.md:7: "America\/Atlantis" is no time zone/],
    ['- da: 1 sello por pieza\n- nivel: Oro', /^uno\.md:7: expected "Oro con 10 compras"/],
    ['- da: 1 punto por combo 1 marca Sol', /^uno\.md:6: a combo says "hasta N veces"/],
  ])('says where and what is wrong of a field: %s', (fields, message) => {
    expect(problems(page({ fields }))).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['| mar 5 ene 10:00 | Centro | T1 | 1 Sol | 1 sello |', '"mar 5 ene 10:00" is a lun'],
    ['| 5/1 10:00 | Centro | T1 | 1 Sol | 1 sello |', 'expected a time such as "lun 5 ene 10:00", got "5/1 10:00"'],
    ['| lun 5 ene 25:00 | Centro | T1 | 1 Sol | 1 sello |', '"lun 5 ene 25:00" does not exist in America/Mexico_City'],
    ['| sáb 31 feb 10:00 | Centro | T1 | 1 Sol | 1 sello |', '"sáb 31 feb 10:00" is no day of the calendar'],
    ['| lun 5 ene 10:00 | Sur | T1 | 1 Sol | 1 sello |', '"Sur" is no store in world.md'],
    ['| lun 5 ene 10:00 | Centro | T9 | 1 Sol | 1 sello |', '"T9" is no card of world.md; a guest is "sin tarjeta"'],
    ['| lun 5 ene 10:00 | Centro | T1 | 1 Luna | 1 sello |', 'expected "3 PRODUCTO a $18" with a product of world.md, got "1 Luna"'],
    ['| lun 5 ene 10:00 | Centro | T1 | 1 Sol a 18 pesos | 1 sello |', 'expected "3 PRODUCTO a $18" with a product of world.md, got "1 Sol a 18 pesos"'],
    ['| lun 5 ene 10:00 | Centro | T1 | 1 Sol | nada |', 'say why nothing is given, by its code'],
    ['| lun 5 ene 10:00 | Centro | T1 | 1 Sol | saldo 1, GIVEN |', 'say what the sale gives: "2 sellos", "nada"'],
    ['| lun 5 ene 10:00 | Centro | T1 | cancela la venta 1 | saldo 0 |', 'row 1 is no sale that came before this one'],
    ['| lun 5 ene 10:00 | Centro | T1 | 1 Sol |', 'expected 5 cells, got 4'],
  ])('says where and what is wrong of a row: %s', (row, problem) => {
    expect(problems(page({ row }))).toContain(`uno.md:10: ${problem}`);
  });

  it('does not take an hour that the clocks skip', () => {
    const fields = '- da: 1 sello por pieza\n- zona: America/Tijuana';
    expect(problems(page({ fields, row: '| dom 8 mar 02:30 | Centro | T1 | 1 Sol | 1 sello |' }))).toEqual(['uno.md:11: "dom 8 mar 02:30" does not exist in America/Tijuana']);
  });

  it('tells apart the hour that the clocks repeat', () => {
    const at = (when: string): number => entryOf(page({ fields: '- da: 1 sello por pieza\n- zona: America/Tijuana', row: `| ${when} | Centro | T1 | 1 Sol | 1 sello |` }))?.steps[0]?.atMs ?? 0;
    expect(at('dom 1 nov 01:30 otra vez') - at('dom 1 nov 01:30')).toBe(3_600_000);
  });

  it('says of a page without a table that one is missing', () => {
    expect(problems('## Uno\n- idea: propia\n- enseña: 5\n- da: 1 sello por pieza')).toEqual(['uno.md:1: expected a table with the columns cuándo | tienda | tarjeta | qué se vende | qué pasa']);
  });
});

describe('readWorld', () => {
  it('says where and what is wrong of the tables that all entries share', () => {
    const broken = worldText.replace('| T1 | | 29 feb | 5 |', '| T1 | | febrero | 5 |\n| T1 | | | 6 |').replace('| tiendita |', '| tienda |');
    expect(readWorld(broken)[1]).toEqual([
      { at: 'world.md:9', problem: 'expected one of tiendita, minisúper, cadena, got "tienda"' },
      { at: 'world.md:14', problem: '"T1" stands twice' },
      { at: 'world.md:13', problem: 'expected a birthday such as 29 feb, got "febrero"' },
    ]);
  });
});

describe('the catalogue can fail', () => {
  it.each([
    ['1 sello', []],
    ['2 sellos', ['A: da 1 sellos']],
    ['1 punto', ['A: da 0 puntos', 'A: da 1 sellos']],
    ['1 sello de 2', ['A: de 1 sellos']],
    ['1 sello, LIMIT_CUT', ['A: código GIVEN', 'venta accepted GIVEN']],
    ['1 sello, saldo 2', ['A: saldo 1']],
    ['1 sello, vence lun 5 ene 10:00', ['A: vence nunca']],
    ['1 sello; venta partial LIMIT_CUT', ['venta accepted GIVEN']],
    ['nada, LIMIT_REACHED', ['A: código GIVEN', 'A: da 1 sellos', 'venta accepted GIVEN']],
  ])('an expectation of "%s" differs where it is wrong', (expected, got) => {
    const entry = entryOf(page({ row: `| lun 5 ene 10:00 | Centro | T1 | 1 Sol | ${expected} |` }));
    const differences = entry === undefined ? [] : play(entry).flatMap(compare);
    expect(differences.map((difference) => difference.got).sort((a, b) => a.localeCompare(b))).toEqual(got);
  });

  it('a campaign that a row does not name must have given nothing', () => {
    const fields = '- da: 1 sello por pieza\n\n### Otra campaña: B\n- da: 1 sello por pieza';
    const entry = entryOf(page({ fields }));
    expect((entry === undefined ? [] : play(entry).flatMap(compare)).map(({ got }) => got)).toEqual(['B: da 1 sellos']);
  });
});
