import { expect, test } from 'vitest';
import { membersRequestSchema, placesRequestSchema } from './audiences-schema.ts';
import { keptName } from './kept-name.ts';

const takes = (name: string): boolean => membersRequestSchema.safeParse({ name, codes: ['x'], change: 'add' }).success;

test('no segment is called as a token is, whatever stands before it', () => {
  expect(['§1.1.0', ' §1.1.0', '\u00A0 §1.1.0', 'Vecinos §1', ' Vecinos '].map(takes)).toEqual([false, false, false, true, true]);
});

test('a name that grows where it is kept is measured as it is kept', () => {
  const grows = '\u0958';
  expect([grows.length, keptName(grows).length]).toEqual([1, 2]);
  expect([50, 51, 100].map((times) => takes(grows.repeat(times)))).toEqual([true, false, false]);
  expect(placesRequestSchema.safeParse({ stores: [{ code: 'a', city: grows.repeat(51) }] }).success).toBe(false);
});
