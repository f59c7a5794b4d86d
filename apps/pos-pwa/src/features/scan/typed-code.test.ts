import { describe, expect, test } from 'vitest';
import { grouped, judgeTyped } from './typed-code.ts';

const card = '08H45HWJBADY';

describe('a code while it is typed', () => {
  test('a card is right once its checksum holds, in any writing', () => {
    expect(judgeTyped('08h4-5hwj-bady', 'card')).toMatchObject({ state: 'right', reading: { kind: 'card', card } });
  });

  test('a card with one symbol wrong is wrong, but only when it is whole', () => {
    expect(judgeTyped('08H45HWJBADX', 'card')).toMatchObject({ state: 'wrong', reading: null });
    expect(judgeTyped('08H45HWJBAD', 'card')).toEqual({ state: 'open', reading: null, missing: 1 });
  });

  test('a product is right by its check digit; what may be its beginning is not scolded', () => {
    expect(judgeTyped('7501055300075', 'product')).toMatchObject({ state: 'right', reading: { kind: 'product' } });
    expect(judgeTyped('75010554', 'product').state).toBe('open');
    expect(judgeTyped('750105530007', 'product').state).toBe('open');
    expect(judgeTyped('7501055300074', 'product')).toMatchObject({ state: 'wrong', reading: null });
  });

  test('a card typed as a product is the card', () => {
    expect(judgeTyped('08H4-5HWJ-BADY', 'product')).toMatchObject({ state: 'right', reading: { kind: 'card', card } });
  });

  test('a code that is no GTIN may be added as it is', () => {
    expect(judgeTyped('PAN DULCE', 'product')).toMatchObject({ state: 'unknown', reading: { kind: 'raw-product', raw: 'PAN DULCE' } });
  });

  test('nothing typed adds nothing', () => {
    expect(judgeTyped('  ', 'product').reading).toBeNull();
  });

  test('a card is shown in fours and an enrolment code in fives', () => {
    expect(grouped('08h45hwjba', 'card')).toBe('08H4-5HWJ-BA');
    expect(grouped('abcde', 'enrolment')).toBe('ABCDE');
    expect(grouped('abcdef', 'enrolment')).toBe('ABCDE-F');
    expect(grouped('7501 0553', 'product')).toBe('7501 0553');
  });
});
