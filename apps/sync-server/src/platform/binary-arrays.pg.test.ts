import { testDatabase } from '@qoa/testkit/test-database';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boolArray, byteaArray, byteaArrayOfHex, int2Array, int4Array, int8Array, textArray } from './binary-arrays.ts';
import { sqlTypes } from './sql-types.ts';

let client: pg.Client;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await testDatabase();
  drop = database.drop;
  client = new pg.Client({ connectionString: database.url, types: sqlTypes });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await drop();
});

/** The values as PostgreSQL understood them. */
const echo = async (type: string, parameter: Buffer): Promise<readonly unknown[]> => (await client.query<{ v: unknown }>(`SELECT v FROM unnest($1::${type}[]) WITH ORDINALITY AS u(v, n) ORDER BY n`, [parameter])).rows.map(({ v }) => v);

const holds = <Value>(values: fc.Arbitrary<Value>, type: string, encode: (values: readonly Value[]) => Buffer, read: (value: Value) => unknown = (value) => value): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(values, { minLength: 1, maxLength: 20 }), async (all) => {
      expect(await echo(type, encode(all))).toEqual(all.map(read));
    }),
    { numRuns: 40 },
  );

const safe = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const bytes = fc.uint8Array({ maxLength: 40 });

test('every number arrives as it was sent, to the last safe integer and below zero', async () => {
  await holds(fc.oneof(safe, fc.constantFrom(0, -1, -4_294_967_296, 4_294_967_295, Number.MAX_SAFE_INTEGER), fc.constant(null)), 'int8', int8Array);
  await holds(fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { nil: null }), 'int4', int4Array);
  await holds(fc.integer({ min: -32_768, max: 32_767 }), 'int2', int2Array);
});

test('every text, truth and byte arrives as it was sent, and null stays null', async () => {
  await holds(fc.oneof(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')), fc.constant(null)), 'text', textArray);
  await holds(fc.option(fc.boolean()), 'bool', boolArray);
  await holds(fc.oneof(bytes, fc.constant(null)), 'bytea', byteaArray, (value) => (value === null ? null : Buffer.from(value)));
  await holds(bytes.map((each) => Buffer.from(each).toString('hex')), 'bytea', byteaArrayOfHex, (value) => Buffer.from(value, 'hex'));
});

test('an array of nothing is an empty array', async () => {
  for (const empty of [int8Array([]), textArray([]), byteaArray([])]) expect(empty.length).toBeGreaterThan(0);
  expect(await echo('int8', int8Array([]))).toEqual([]);
});
