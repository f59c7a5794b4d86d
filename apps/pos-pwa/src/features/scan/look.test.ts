import { describe, expect, test } from 'vitest';
import { seenBy, type Pixels } from './look.ts';

const grey = (rows: readonly (readonly number[])[]): Pixels => {
  const flat = rows.flat();
  return { width: rows[0]?.length ?? 0, height: rows.length, data: Uint8ClampedArray.from(flat.flatMap((value) => [value, value, value, 255])) };
};
const valuesOf = ({ data }: Pixels): number[] => [...data].filter((_, i) => i % 4 === 0);

describe('looks at a picture', () => {
  test('plain and flat see the picture itself', () => {
    const picture = grey([[0, 255]]);
    expect(seenBy('plain', picture)).toBe(picture);
    expect(seenBy('flat', picture)).toBe(picture);
  });

  test('near is twice as large, with straight lines between neighbours', () => {
    const seen = seenBy('near', grey([[0, 200], [0, 200]]));
    expect([seen.width, seen.height]).toEqual([4, 4]);
    expect(valuesOf(seen).slice(0, 4)).toEqual([0, 50, 150, 200]);
  });

  test('a picture that has detail enough is not enlarged', () => {
    const picture: Pixels = { width: 1280, height: 720, data: new Uint8ClampedArray(4 * 1280 * 720) };
    expect(seenBy('near', picture)).toBe(picture);
  });

  test('crisp leaves an even field alone and steepens an edge', () => {
    expect(valuesOf(seenBy('crisp', grey(Array.from({ length: 6 }, () => [90, 90, 90, 90, 90, 90]))))).toEqual(Array(36).fill(90));
    const edge = valuesOf(seenBy('crisp', grey(Array.from({ length: 6 }, () => [60, 60, 60, 180, 180, 180]))));
    expect((edge[3] ?? 0) - (edge[2] ?? 0)).toBeGreaterThan(120);
  });
});
