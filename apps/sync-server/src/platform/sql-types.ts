import { assert } from '@qoa/shared/result';
import pg from 'pg';

type Parser = (value: string | Buffer) => unknown;
const int8Oid = 20;

/**
 * How values are read: `int8` as a number, and a defect when one is not a safe integer, so that no id is ever rounded.
 * Names of 64 random bits are columns of bytes.
 */
export const sqlTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser => {
    if (oid === int8Oid && format !== 'binary') return (value) => safeInteger(String(value));
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
  },
};

const safeInteger = (text: string): number => {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `an int8 that is read as a number is a safe integer, got ${text}`);
  return value;
};
