import { err, ok, type Result } from '../result/index.ts';

const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueByCharCode = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) valueByCharCode[symbols.charCodeAt(value)] = value;

/** Base64url without padding. Source: RFC 4648, 5. */
export const base64urlOf = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += symbols.charAt(group >> 18) + symbols.charAt((group >> 12) & 63);
    if (left > 1) text += symbols.charAt((group >> 6) & 63);
    if (left > 2) text += symbols.charAt(group & 63);
  }
  return text;
};

/**
 * The bytes of base64url without padding. Padding, other alphabets and spare bits that are not zero are refused:
 * one value has one text.
 */
export const bytesOfBase64url = (text: string): Result<Uint8Array, 'not-base64url'> => {
  if (text.length % 4 === 1) return err('not-base64url');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let heldBits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = valueByCharCode[text.charCodeAt(i)] ?? -1;
    if (value < 0) return err('not-base64url');
    held = (held << 6) | value;
    heldBits += 6;
    if (heldBits >= 8) {
      heldBits -= 8;
      bytes[at++] = held >> heldBits;
      held &= (1 << heldBits) - 1;
    }
  }
  return held === 0 ? ok(bytes) : err('not-base64url');
};
