import { assert, err, ok, type Result } from '../result/index.ts';

/** Crockford's base 32: no I, L, O or U, so that what is read aloud is written right. */
export const crockfordSymbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Why a text is no code of ours. */
export type CodeRefusal = 'wrong-length' | 'wrong-symbol' | 'wrong-checksum';

/** A kind of code: how many symbols, checksum included, and where its checksum starts, so that one kind never reads as another. */
export interface CodeShape {
  readonly symbols: number;
  readonly seed: number;
}

/**
 * Reads a code as people write it: lower case, spaces and dashes are accepted, O stands for 0, I and L for 1.
 * Answers the symbols in their one written form.
 *
 * Errors: wrong-length, wrong-symbol, wrong-checksum.
 */
export const readSymbols = (text: string, shape: CodeShape): Result<string, CodeRefusal> => {
  const symbols = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (symbols.length !== shape.symbols) return err('wrong-length');
  let sum = shape.seed;
  for (let i = 0; i < symbols.length; i++) {
    const value = valueOf(symbols.charCodeAt(i));
    if (value < 0) return err('wrong-symbol');
    sum = timesTwo(sum) ^ value;
  }
  return sum === 0 ? ok(symbols) : err('wrong-checksum');
};

/** Writes values (0 to 31) as symbols and adds the checksum that `readSymbols` asks for. */
export const writeSymbols = (values: readonly number[], shape: CodeShape): string => {
  assert(values.length === shape.symbols - 1, 'a code has as many values as its shape says');
  let sum = shape.seed;
  let symbols = '';
  for (const value of values) {
    sum = timesTwo(sum) ^ value;
    symbols += crockfordSymbols.charAt(value);
  }
  return symbols + crockfordSymbols.charAt(timesTwo(sum));
};

/** The value of the symbol at `index` of a code that has been read; the symbols are known to be good. */
export const symbolValue = (code: string, index: number): number => valueOf(code.charCodeAt(index));

const valueByCharCode = new Int8Array(128).fill(-1);
for (let value = 0; value < 32; value++) valueByCharCode[crockfordSymbols.charCodeAt(value)] = value;

const valueOf = (charCode: number): number => valueByCharCode[charCode] ?? -1;

/**
 * Multiplies by x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1). The checksum makes the sum of symbol times x^(places from the end)
 * zero. x has order 31, so the weights of up to 31 places differ and none is zero: one wrong symbol, or any two that
 * change places, always leave a sum that is not zero.
 */
const timesTwo = (value: number): number => ((value << 1) & 0x1f) ^ (value & 0x10 ? 0x05 : 0);
