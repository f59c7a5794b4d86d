import { describe, expect, test } from 'vitest';
import { errorCodes, errorOf, errorsByArea, isErrorCode, retryOnPhone } from './index.ts';

describe('the error registry', () => {
  test('every code stands in one area only', () => {
    const codes = Object.values(errorsByArea).flatMap((area) => Object.keys(area));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(errorCodes);
  });

  test.each(errorCodes)('%s is well formed', (code) => {
    const entry = errorOf(code);
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(entry.http === null || (entry.http >= 400 && entry.http <= 503)).toBe(true);
    if (entry.http !== null && entry.http >= 500) expect(['fault', 'defect']).toContain(entry.kind);
    expect(new Set(entry.facts).size).toBe(entry.facts.length);
  });

  test('a final answer asks for no retry', () => {
    for (const code of errorCodes) if (errorOf(code).classes.length > 0) expect([code, errorOf(code).retry]).toEqual([code, 'never']);
  });

  test('a phone does after a code what the registry says; of what no request of its own is answered with it knows nothing', () => {
    const own: readonly string[] = (['device', 'protocol', 'session', 'server'] as const).flatMap((area) => Object.keys(errorsByArea[area]));
    for (const code of errorCodes) expect([code, retryOnPhone(code)]).toEqual([code, own.includes(code) ? errorOf(code).retry : null]);
    expect(retryOnPhone('toString')).toBeNull();
  });

  test('inherited names are no codes', () => {
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('FORK')).toBe(true);
  });
});
