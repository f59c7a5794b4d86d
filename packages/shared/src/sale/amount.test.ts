import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountCentsMax, centsOfPesos, saleAmountOf } from './index.ts';

describe('an amount as it is typed', () => {
  it.each([
    ['45', 4_500],
    ['45.5', 4_550],
    ['45.', 4_500],
    ['0.05', 5],
    ['45,50', 4_550],
    ['$1,234.50', 123_450],
    [' 1 234 ', 123_400],
    ['12,345', 1_234_500],
    ['1000000', amountCentsMax],
    ['', null],
    ['  ', null],
  ])('%j is %s cents', (text, cents) => {
    expect(centsOfPesos(text)).toEqual({ ok: true, value: cents });
  });

  it.each(['abc', '-5', '4.555', '1,23,4', '1000000.01', '1e3', '.', '99999999'])('%j is no amount', (text) => {
    expect(centsOfPesos(text)).toEqual({ ok: false, error: 'wrong' });
  });

  it('every amount comes back from how it is written, never off by a cent', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: amountCentsMax }), (cents) => {
      const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      expect(centsOfPesos(written)).toEqual({ ok: true, value: cents });
      expect(centsOfPesos(written.replace('.', ','))).toEqual({ ok: true, value: cents });
    }));
  });
});

describe('what a sale came to', () => {
  it('is the ticket, else the sum when every line has its amount', () => {
    const lines = [{ amountCents: 1_000 }, { amountCents: 250 }];
    expect(saleAmountOf({ ticketCents: 900, lines })).toBe(900);
    expect(saleAmountOf({ ticketCents: null, lines })).toBe(1_250);
    expect(saleAmountOf({ ticketCents: null, lines: [...lines, { amountCents: null }] })).toBeNull();
    expect(saleAmountOf({ ticketCents: null, lines: [] })).toBeNull();
  });
});
