import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { checkDigitOf, gtinOf, gtinOfUpcE, isInStore } from './index.ts';

describe('GTIN', () => {
  test('8, 12, 13 and 14 digits become one form', () => {
    expect(gtinOf('7501055300075')).toEqual({ ok: true, value: '07501055300075' });
    expect(gtinOf('96385074')).toEqual({ ok: true, value: '00000096385074' });
    expect(gtinOf('036000291452')).toEqual({ ok: true, value: '00036000291452' });
    expect(gtinOf('10614141543219')).toEqual({ ok: true, value: '10614141543219' });
  });

  test('other lengths, letters and wrong check digits are told apart', () => {
    expect(gtinOf('7501055300074')).toEqual({ ok: false, error: 'wrong-check-digit' });
    expect(gtinOf('12345')).toEqual({ ok: false, error: 'wrong-length' });
    expect(gtinOf('75010553A0075')).toEqual({ ok: false, error: 'not-digits' });
    expect(gtinOf('')).toEqual({ ok: false, error: 'not-digits' });
  });

  test.prop([fc.stringMatching(/^\d{13}$/), fc.nat(12), fc.integer({ min: 1, max: 9 })])('any one wrong digit is caught', (payload, place, shift) => {
    const wrong = payload.slice(0, place) + ((Number(payload[place]) + shift) % 10) + payload.slice(place + 1);
    expect(gtinOf(payload + checkDigitOf(payload)).ok).toBe(true);
    expect(gtinOf(wrong + checkDigitOf(payload))).toEqual({ ok: false, error: 'wrong-check-digit' });
  });

  test.each([
    ['04252614', '00042100005264'],
    ['01234505', '00012000003455'],
    ['01234531', '00012300000451'],
    ['01234543', '00012340000053'],
    ['01234558', '00012345000058'],
    ['11234562', '00112345000062'],
  ])('UPC-E %s is %s', (digits, gtin) => {
    const payload = gtin.slice(0, 13);
    const whole = digits.slice(0, 7);
    expect(gtinOfUpcE(whole)).toEqual({ ok: true, value: payload + checkDigitOf(payload) });
    expect(gtinOfUpcE(whole + checkDigitOf(payload))).toEqual(gtinOfUpcE(whole));
    expect(gtinOfUpcE(whole + ((checkDigitOf(payload) + 1) % 10))).toEqual({ ok: false, error: 'wrong-check-digit' });
  });

  test('UPC-E of six digits is of number system 0; others than 0 and 1 are none', () => {
    expect(gtinOfUpcE('425261')).toEqual({ ok: true, value: '00042100005264' });
    expect(gtinOfUpcE('24252614').ok).toBe(false);
    expect(gtinOfUpcE('12345').ok).toBe(false);
  });

  test.each([
    ['2012345678900', true],
    ['0212345678901', true],
    ['0412345678909', true],
    ['2990000000000', true],
    ['7501055300075', false],
    ['3012345678900', false],
    ['0036000291452', false],
  ])('%s is the store’s own: %s', (digits, own) => {
    const read = gtinOf(digits.slice(0, 12) + checkDigitOf(digits.slice(0, 12)));
    expect(read.ok && isInStore(read.value)).toBe(own);
  });

  test('eight digits are the store’s own by their first digit', () => {
    for (const [first, own] of [['0', true], ['2', true], ['9', false]] as const) {
      const read = gtinOf(`${first}123456${checkDigitOf(`${first}123456`)}`);
      expect(read.ok && isInStore(read.value)).toBe(own);
    }
  });
});
