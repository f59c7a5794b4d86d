import type { Gtin } from '../ids/index.ts';
import { err, ok, type Result } from '../result/index.ts';

/** Why digits are no GTIN. */
export type GtinRefusal = 'not-digits' | 'wrong-length' | 'wrong-check-digit';

/**
 * The GTIN of 8, 12, 13 or 14 digits, written with 14. UPC-E is not read here: see `gtinOfUpcE`.
 * Errors: not-digits, wrong-length, wrong-check-digit.
 * Source: GS1 General Specifications, 7.9 (check digit) and 3.3.2 (a GTIN in 14 digits).
 */
export const gtinOf = (digits: string): Result<Gtin, GtinRefusal> => {
  if (!/^\d+$/.test(digits)) return err('not-digits');
  if (![8, 12, 13, 14].includes(digits.length)) return err('wrong-length');
  const padded = digits.padStart(14, '0');
  return checkDigitOf(padded.slice(0, 13)) === Number(padded[13]) ? ok(padded as Gtin) : err('wrong-check-digit');
};

/**
 * The GTIN of a UPC-E symbol: six digits; or the number system (0 or 1) and six; or both and the check digit, which is
 * that of the whole number.
 * Errors: not-digits, wrong-length (also another number system), wrong-check-digit.
 * Source: GS1 General Specifications, 5.2 (EAN/UPC symbology: UPC-E).
 */
export const gtinOfUpcE = (digits: string): Result<Gtin, GtinRefusal> => {
  if (!/^\d+$/.test(digits)) return err('not-digits');
  const whole = digits.length === 6 ? `0${digits}` : digits;
  if (!/^[01]\d{6,7}$/.test(whole)) return err('wrong-length');
  const expanded = whole[0] + expandedUpcE(whole.slice(1, 7));
  return gtinOf(expanded + (whole[7] ?? String(checkDigitOf(expanded))));
};

/** The check digit that follows `digits`: weights 3 and 1 from the right. Source: GS1 General Specifications, 7.9. */
export const checkDigitOf = (digits: string): number => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(digits.length - 1 - i) - 0x30) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
};

/**
 * True for numbers that each store or region gives out itself (weighed goods, own labels): the same number means other goods
 * elsewhere, and some carry a weight or price. Prefixes 02, 04 and 20 to 29, and eight digits beginning with 0 or 2.
 * Source: GS1 General Specifications, 1.4 (GS1 prefixes, GS1-8 prefixes, restricted circulation numbers).
 */
export const isInStore = (gtin: Gtin): boolean => (gtin.startsWith('000000') ? /^[02]/.test(gtin.slice(6)) : /^(0[24]|2)/.test(gtin.slice(1)));

const expandedUpcE = (six: string): string => {
  const last = Number(six[5]);
  if (last <= 2) return `${six.slice(0, 2)}${last}0000${six.slice(2, 5)}`;
  if (last === 3) return `${six.slice(0, 3)}00000${six.slice(3, 5)}`;
  if (last === 4) return `${six.slice(0, 4)}00000${six.slice(4, 5)}`;
  return `${six.slice(0, 5)}0000${last}`;
};
