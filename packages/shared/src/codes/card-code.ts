import type { CardCode } from '../ids/index.ts';
import { ok, type Result } from '../result/index.ts';
import { readSymbols, symbolValue, writeSymbols, type CodeRefusal, type CodeShape } from './symbols.ts';

/** Bytes that hold a card code's 55 bits, the high byte first and its top bit zero. */
export const CARD_CODE_BYTES = 7;

const shape: CodeShape = { symbols: 12, seed: 1 };

/** The card code that a person typed or a QR carried. Errors: wrong-length, wrong-symbol, wrong-checksum. */
export const readCardCode = (text: string): Result<CardCode, CodeRefusal> => {
  const read = readSymbols(text, shape);
  return read.ok ? ok(read.value as CardCode) : read;
};

/** The card code of what somebody pasted: the code, or the text of a card's QR around it. Errors as of `readCardCode`. */
export const readCardText = (text: string): Result<CardCode, CodeRefusal> => readCardCode(text.trim().replace(/^QOA:C\//i, ''));

/** The card code of 55 bits in seven bytes; the top bit of the first is left out. */
export const cardCodeOf = (bytes: Uint8Array): CardCode => {
  const values: number[] = [];
  for (let place = 0; place < shape.symbols - 1; place++) values.push(fiveBitsAt(bytes, 1 + 5 * place));
  return writeSymbols(values, shape) as CardCode;
};

/** The seven bytes of a card code. */
export const cardCodeBytes = (code: CardCode): Uint8Array => {
  const bytes = new Uint8Array(CARD_CODE_BYTES);
  for (let place = 0; place < shape.symbols - 1; place++) {
    const value = symbolValue(code, place);
    for (let k = 0; k < 5; k++) {
      const bit = 1 + 5 * place + k;
      if (value & (0x10 >> k)) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
    }
  }
  return bytes;
};

/**
 * A new card's code from seven random bytes, or null: then draw again (about once in 350,000 draws).
 * A code of digits alone is never issued, so that twelve typed digits are always a barcode.
 */
export const drawCardCode = (random: Uint8Array): CardCode | null => {
  const code = cardCodeOf(random);
  return /^\d+$/.test(code) ? null : code;
};

/** As it is printed and spoken: 4-4-4. */
export const writtenCardCode = (code: CardCode): string => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;

/** What a card's QR holds: upper case only, so that it fits the alphanumeric mode and version 2. Source: ISO/IEC 18004, 7.4.4. */
export const cardQrText = (code: CardCode): string => `QOA:C/${code}`;

const fiveBitsAt = (bytes: Uint8Array, bit: number): number => {
  const at = bit >> 3;
  const window = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return (window >> (11 - (bit & 7))) & 0x1f;
};
