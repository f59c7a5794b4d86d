import type { EnrolmentCode } from '../ids/index.ts';
import { assert, ok, type Result } from '../result/index.ts';
import { readSymbols, writeSymbols, type CodeRefusal, type CodeShape } from './symbols.ts';

/** Random bytes that one enrolment code takes; each gives one symbol. */
export const ENROLMENT_CODE_RANDOM_BYTES = 9;

const shape: CodeShape = { symbols: 10, seed: 2 };

/** The enrolment code that a person typed or a QR carried. Errors: wrong-length, wrong-symbol, wrong-checksum. */
export const readEnrolmentCode = (text: string): Result<EnrolmentCode, CodeRefusal> => {
  const read = readSymbols(text, shape);
  return read.ok ? ok(read.value as EnrolmentCode) : read;
};

/**
 * A new enrolment code of 45 bits from nine random bytes, or null: then draw again.
 * A code of digits alone is never issued, so that ten typed digits are never taken for one.
 */
export const drawEnrolmentCode = (random: Uint8Array): EnrolmentCode | null => {
  assert(random.length === ENROLMENT_CODE_RANDOM_BYTES, 'an enrolment code takes nine random bytes');
  const code = writeSymbols(Array.from(random, (byte) => byte & 0x1f), shape) as EnrolmentCode;
  return /^\d+$/.test(code) ? null : code;
};

/** As it is printed and spoken: 5-5. */
export const writtenEnrolmentCode = (code: EnrolmentCode): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** The address that a phone opens to enrol; the code sits in the fragment, which no server sees. */
export const enrolmentUrl = (publicUrl: string, code: EnrolmentCode): string => `${publicUrl.replace(/\/$/, '')}/pos/#enrol=${code}`;
