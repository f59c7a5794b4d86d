import { checkDigitOf } from '@qoa/shared/codes';
import { describe, expect, test } from 'vitest';
import { matching } from './picked.ts';
import { readGtins } from './scope-choices.ts';

const choices = [
  { value: '1', label: 'Agua Sol', detail: 'Sol' },
  { value: '2', label: 'Refresco Sól', detail: 'Sol' },
  { value: '3', label: 'Sol de limón' },
];

describe('what may be picked', () => {
  test('every word has to stand somewhere, without accents and capitals', () => {
    expect(matching(choices, [], 'SOL refr').map(({ value }) => value)).toEqual(['2']);
    expect(matching(choices, [], 'limon').map(({ value }) => value)).toEqual(['3']);
  });

  test('what begins with it comes first, and what is picked no more', () => {
    expect(matching(choices, [], 'sol').map(({ value }) => value)).toEqual(['3', '1', '2']);
    expect(matching(choices, ['3', '1'], 'sol').map(({ value }) => value)).toEqual(['2']);
  });

  test('of ten thousand at most fifty are offered', () => {
    expect(matching(Array.from({ length: 10_000 }, (_, i) => ({ value: i, label: `P${i}` })), [], '')).toHaveLength(50);
  });

  test('pasted codes are read, each once, wrong ones left out', () => {
    const [one, other] = ['750100000001', '750100000002'].map((digits) => `${digits}${checkDigitOf(digits)}`);
    expect(readGtins(`${one}, 0${other}\n${one} 123 7501000000019`)).toEqual([`0${one}`, `0${other}`]);
    expect(readGtins('refresco')).toEqual([]);
  });
});
