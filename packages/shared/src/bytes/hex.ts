import { err, ok, type Result } from '../result/index.ts';

const pairs: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex of `bytes` from `start` to before `end`. */
export const hexOf = (bytes: Uint8Array, start = 0, end = bytes.length): string => {
  let text = '';
  for (let i = start; i < end; i++) text += pairs[bytes[i] ?? 0];
  return text;
};

/** The bytes of lower-case hex. Anything else is refused: one value has one text. */
export const bytesOfHex = (text: string): Result<Uint8Array, 'not-hex'> => {
  if (text.length % 2 !== 0) return err('not-hex');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const high = nibble(text.charCodeAt(2 * i));
    const low = nibble(text.charCodeAt(2 * i + 1));
    if (high < 0 || low < 0) return err('not-hex');
    bytes[i] = high * 16 + low;
  }
  return ok(bytes);
};

const nibble = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x61 && code <= 0x66) return code - 0x61 + 10;
  return -1;
};
