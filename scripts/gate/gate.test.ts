import { describe, expect, test } from 'vitest';
import { testPlacesIn } from './docs.ts';
import { impurities } from './purity.ts';
import { nameProblems, textProblems } from './style.ts';
import { wordsIn, wordsInPage } from './words.ts';

describe('names of files', () => {
  test.each(['apps/x/src/features/scan/index.ts', 'packages/shared/src/codes/index.ts', 'packages/shared/src/codes/card-code.prop.test.ts', '.dependency-cruiser.mjs'])('%s is a good name', (path) => {
    expect(nameProblems(path)).toEqual([]);
  });

  test.each(['apps/x/src/platform/index.ts', 'apps/x/src/features/scan/parts/index.ts', 'a/cardCode.ts', 'a/date-utils.ts', 'a/sale-data.ts', 'a/Helper.tsx'])('%s is refused', (path) => {
    expect(nameProblems(path)).not.toEqual([]);
  });
});

describe('texts of files', () => {
  test('a long file needs a reason', () => {
    expect(textProblems('a/long.ts', 'x\n'.repeat(400))).toHaveLength(1);
    expect(textProblems('a/short.ts', 'x\n'.repeat(200))).toEqual([]);
  });

  test('what was left for later, focused or of one machine is found, with its line', () => {
    expect(textProblems('a/later.ts', `one\n// ${'TO'}DO: two`)).toEqual(['a/later.ts:2: left for later: do it, or file it']);
    expect(textProblems('a/some.test.ts', `test.${'only'}('x')`)).toHaveLength(1);
    expect(textProblems('packages/shared/src/rules/a.ts', 'const b = a.toSorted();')).toEqual(['packages/shared/src/rules/a.ts:1: the phones of the floor (Chrome 100, Safari 16.4) do not know this: copy, then sort, reverse or splice']);
    expect(textProblems('apps/sync-server/src/a.ts', 'const b = a.toSorted();')).toEqual([]);
    expect(textProblems('apps/pos-pwa/src/a.css', '.b:not(:has(.c)) {\n  rotate: 1turn;\n}')).toHaveLength(2);
    expect(textProblems('apps/pos-pwa/src/a.css', '.b {\n  height: 100svh;\n}')).toEqual(['apps/pos-pwa/src/a.css:2: the phones of the floor know only vh: say it first']);
    expect(textProblems('apps/pos-pwa/src/a.css', '.b {\n  height: 100vh;\n  height: 100svh;\n}')).toEqual([]);
    expect(textProblems('apps/admin-console/src/a.css', 'html:has(.b) { height: 100svh; }')).toEqual([]);
    expect(textProblems('a/place.md', `see /${'work'}/here`)).toHaveLength(1);
  });
});

test('a run of tests that is written down names places, not flags', () => {
  expect(testPlacesIn('1. `npm run -s vitest -- run packages/shared/src/rules/test/laws packages/messages --reporter dot` and\n run: npm run -s vitest -- run --project pg sim/real\n')).toEqual(['packages/shared/src/rules/test/laws', 'packages/messages', 'sim/real']);
});

describe('words for people', () => {
  test('text, read attributes and Spanish strings belong in messages', () => {
    expect(wordsIn('a.tsx', 'const a = <p aria-label="Close">Hola</p>;')).toHaveLength(2);
    expect(wordsIn('a.ts', "const a = 'también';")).toHaveLength(1);
    expect(wordsIn('a.ts', 'const b = 1;\nconst a = `${b} también ${b}`;')).toEqual(['a.ts:2: "también" belongs in packages/messages']);
    expect(wordsIn('a.tsx', 'const a = <p title="Título">\n  Hola</p>;')).toEqual(['a.tsx:1: "Título" belongs in packages/messages', 'a.tsx:2: "Hola" belongs in packages/messages']);
  });

  test('so do those of a page that an app comes in', () => {
    expect(wordsInPage('a.html', '<title>%TITLE%</title>\n<noscript>Activa <span>JavaScript</span></noscript>')).toEqual(['a.html:2: "Activa" belongs in packages/messages', 'a.html:2: "JavaScript" belongs in packages/messages']);
    expect(wordsInPage('a.html', '<meta name="description" content="Tu tarjeta" /><meta name="robots" content="noindex" /><p aria-label="Cerrar" id="face"><i></i></p>')).toHaveLength(2);
  });

  test('a file that cannot be read is no file without words', () => {
    expect(wordsIn('a.ts', 'const = 1;')).toHaveLength(1);
  });

  test('classes, codes and numbers are nobody’s words', () => {
    expect(wordsIn('a.tsx', 'const a = <p className="big red" data-kind="sale">{words.hello} · 3</p>;')).toEqual([]);
    expect(wordsIn('a.ts', "const a = 'VOUCHER_SPENT';")).toEqual([]);
    expect(wordsIn('a.ts', 'const a = /[áé]/;')).toEqual([]);
  });
});

test('the core may speak of time and chance, and not ask for them', () => {
  expect(impurities('const now = Date.now();')).toEqual(['Date.now']);
  expect(impurities('  const roll = Math.random(), later = async () => 1;')).toEqual(['Math.random', 'async']);
  expect(impurities(" * Decided at `nowMs`, never await; 'async' is only a word here.")).toEqual([]);
  expect(impurities("const word = 'await'; // async elsewhere")).toEqual([]);
});
