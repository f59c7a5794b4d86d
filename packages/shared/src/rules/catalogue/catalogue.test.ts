import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { play } from './play.ts';
import { readCatalogue } from './read-catalogue.ts';
import { readWorld } from './read-world.ts';

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const [world, worldProblems] = readWorld(textOf('world.md'));
const pages = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.md') && file !== 'world.md')
  .map((file) => ({ file, read: readCatalogue(file, textOf(file), world) }));
const entries = pages.flatMap(({ read }) => read[0]);

describe.each(pages)('$file', ({ file, read: [ofThePage, problems] }) => {
  it('can be read', () => {
    expect([...worldProblems, ...problems].map(({ at, problem }) => `${at}: ${problem}`)).toEqual([]);
  });

  it.each(ofThePage)('$title', (entry) => {
    const differences = [...play(entry), ...play(entry, 'phone')].flatMap(compare);
    expect(differences.map(({ line, got }) => `${file}:${line}: ${got}`)).toEqual(differences.map(({ line, expected }) => `${file}:${line}: ${expected}`));
  });
});

describe('the catalogue as a whole', () => {
  it('has at least 80 campaigns, each with a title of its own', () => {
    expect(new Set(entries.map(({ title }) => title)).size).toBeGreaterThanOrEqual(80);
    expect(entries).toHaveLength(new Set(entries.map(({ title }) => title)).size);
  });

  it('shows every section of the language', () => {
    expect([...new Set(entries.flatMap(({ sections }) => sections))].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('takes ideas from the public documentation of at least three other systems', () => {
    const systems = entries.flatMap(({ idea }) => /^([^,]+), \[[^\]]+\]\(https:\/\/[^)]+\)/.exec(idea)?.[1] ?? []);
    expect(new Set(systems).size).toBeGreaterThanOrEqual(3);
    expect(entries.filter(({ idea }) => idea !== 'propia' && !/\(https:\/\//.test(idea)).map(({ at }) => at)).toEqual([]);
  });

  it('catches each known mistake that rules can make', () => {
    expect(entries.flatMap(({ mistake }) => mistake ?? []).sort((a, b) => a.localeCompare(b))).toEqual(expect.arrayContaining(knownMistakes));
  });

  it('shows every code that a campaign can answer', () => {
    const shown = new Set(entries.flatMap(({ steps }) => steps.flatMap(({ expected }) => expected.filter(({ aspect }) => aspect === 'code').map(({ value }) => value))));
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('shows every way in which a rule is explained', () => {
    const shown = new Set(entries.flatMap(({ steps }) => steps.flatMap(({ expected }) => expected.filter(({ aspect }) => aspect === 'explained').map(({ value }) => value))));
    expect([...shown].map(String).sort((a, b) => a.localeCompare(b))).toEqual(['AMOUNT_MISSING', 'CUT', 'GIVEN', 'MORE_SPECIFIC_RULE', 'NOT_ENOUGH', 'NOT_NOW']);
  });
});

/** The last part of the design's page on the product, as far as it is about rules; the others are shown by the ledger, the judge and the doors. */
const knownMistakes = [
  'medidas de nivel que se vacían con dos artículos',
  'campañas que dan sin mirar sus fechas',
  'topes diarios cortados a medianoche UTC',
  'topes que no miran su alcance',
  'la campaña de un fabricante que cuenta los productos de otro',
  'un premio que se canjea una sola vez en la vida',
  'sin cancelación, comprar, ganar y devolver regala puntos',
];

const codes = [
  ...['GIVEN', 'LIMIT_CUT', 'LIMIT_REACHED', 'BUDGET_CUT', 'BUDGET_SPENT', 'GOAL_CUT', 'GOAL_REACHED', 'COOLDOWN', 'MINIMUM_NOT_REACHED', 'ANOTHER_CAMPAIGN_WAS_BETTER', 'CAME_LATE', 'AMOUNT_MISSING', 'CARD_NOT_IN_CAMPAIGN', 'RULE_NOT_NOW'],
  ...['PRODUCT_FRACTION', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'CAMPAIGN_PAUSED', 'CAMPAIGN_NOT_STARTED', 'CAMPAIGN_ENDED', 'STORE_NOT_IN_CAMPAIGN', 'PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'HOLDOUT', 'NO_CARD'],
];
