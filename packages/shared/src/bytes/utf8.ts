import { err, ok, type Result } from '../result/index.ts';

/** UTF-8 of `text`. A lone surrogate becomes U+FFFD, as `TextEncoder` does. */
export const utf8Of = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    const point = wellFormed(text.codePointAt(i) ?? 0);
    if (point > 0xffff) i++;
    at = writePoint(bytes, at, point);
  }
  return bytes.subarray(0, at);
};

/** The text of strict UTF-8: no overlong form, no surrogate, nothing above U+10FFFF. */
export const textOfUtf8 = (bytes: Uint8Array): Result<string, 'not-utf8'> => {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length = lengthByLead(lead);
    if (length === 0 || i + length > bytes.length) return err('not-utf8');
    let point = length === 1 ? lead : lead & (0x7f >> length);
    for (let k = 1; k < length; k++) {
      const next = bytes[i + k] ?? 0;
      if ((next & 0xc0) !== 0x80) return err('not-utf8');
      point = (point << 6) | (next & 0x3f);
    }
    if (point < lowestPoint(length) || point > 0x10ffff || isSurrogate(point)) return err('not-utf8');
    text += String.fromCodePoint(point);
    i += length;
  }
  return ok(text);
};

/** The longest beginning of `text` that takes at most `bytesMax` bytes of UTF-8, cut between characters, lone surrogates as U+FFFD. */
export const cutToUtf8Bytes = (text: string, bytesMax: number): string => {
  let length = 0;
  let kept = '';
  for (const character of text) {
    const point = wellFormed(character.codePointAt(0) ?? 0);
    length += lengthByPoint(point);
    if (length > bytesMax) break;
    kept += String.fromCodePoint(point);
  }
  return kept;
};

const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;
const wellFormed = (point: number): number => (isSurrogate(point) ? 0xfffd : point);
const lengthByPoint = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
const lowestPoint = (length: number): number => (length === 1 ? 0 : length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000);

const lengthByLead = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead >= 0xc0 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf8 ? 4 : 0;
};

const writePoint = (bytes: Uint8Array, start: number, point: number): number => {
  const length = lengthByPoint(point);
  bytes[start] = ((0xf00 >> length) & 0xff) | (point >> (6 * (length - 1)));
  for (let k = 1; k < length; k++) bytes[start + k] = 0x80 | ((point >> (6 * (length - 1 - k))) & 0x3f);
  return start + length;
};
