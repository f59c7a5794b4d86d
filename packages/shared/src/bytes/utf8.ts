import { err, ok, type Result } from '../result/index.ts';

// Of the Encoding standard: every engine has them, and they are pure. The core's own library of types names neither.
declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array; readonly encodeInto: (text: string, into: Uint8Array) => { readonly written: number } };
declare const TextDecoder: new (label: 'utf-8', options: { readonly fatal: true; readonly ignoreBOM: true }) => { readonly decode: (bytes: Uint8Array) => string };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 of `text`. A lone surrogate becomes U+FFFD. */
export const utf8Of = (text: string): Uint8Array => encoder.encode(text);

/** The text of strict UTF-8: no overlong form, no surrogate, nothing above U+10FFFF. */
export const textOfUtf8 = (bytes: Uint8Array): Result<string, 'not-utf8'> => {
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return err('not-utf8');
  }
};

/** The longest beginning of `text` that takes at most `bytesMax` bytes of UTF-8, cut between characters, lone surrogates as U+FFFD. */
export const cutToUtf8Bytes = (text: string, bytesMax: number): string => {
  const bytes = new Uint8Array(bytesMax);
  return decoder.decode(bytes.subarray(0, encoder.encodeInto(text, bytes).written));
};
