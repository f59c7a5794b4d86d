import { describe, expect, test } from 'vitest';
import type { RawReading, Symbology } from './decoder.ts';
import { believed, isSettled, linesEnough, type Witnessed } from './evidence.ts';

/** A box as four corners. */
const box = (left: number, top: number, width: number, height: number): RawReading['corners'] => [
  { x: left, y: top },
  { x: left + width, y: top },
  { x: left + width, y: top + height },
  { x: left, y: top + height },
];
const seen = (text: string, lines: number, look = 'plain', corners = box(0.2, 0.5, 0.5, 0.01), symbology: Symbology = 'ean_13'): Witnessed => ({ reading: { symbology, text, corners }, lines, look });
const code = (text: string, corners: RawReading['corners']): Witnessed => seen(text, 0, 'plain', corners, 'qr_code');
const texts = (witnessed: readonly Witnessed[]): string[] => believed(witnessed).map(({ text }) => text);

describe('which readings of one picture to believe', () => {
  test('a linear symbol on enough scan lines', () => {
    expect(texts([seen('7501055300075', linesEnough)])).toEqual(['7501055300075']);
    expect(texts([seen('7501055300075', linesEnough - 1)])).toEqual([]);
  });

  test('a weak one that a second, different look sees too', () => {
    expect(texts([seen('7501055300075', 2), seen('7501055300075', 2, 'near')])).toEqual(['7501055300075']);
    expect(texts([seen('7501055300075', 2), seen('7501055300075', 2)])).toEqual([]);
  });

  test('two numbers on one spot silence each other, unless one has far more lines', () => {
    const misread = box(0.21, 0.53, 0.5, 0.01);
    expect(texts([seen('7501055300075', 12), seen('5030142003930', 9, 'plain', misread)])).toEqual([]);
    expect(texts([seen('7501055300075', 40), seen('5030142003930', 9, 'plain', misread)])).toEqual(['7501055300075']);
  });

  test('two products side by side are both believed', () => {
    expect(texts([seen('7501055300075', 20, 'plain', box(0, 0.1, 0.2, 0.1)), seen('5030159003930', 20, 'plain', box(0.7, 0.7, 0.2, 0.1))])).toHaveLength(2);
  });

  test('of several QR codes the one that is aimed at: inside another, or nearest to the middle', () => {
    expect(texts([code('poster', box(0, 0, 0.3, 0.3)), code('card', box(0.4, 0.4, 0.3, 0.3))])).toEqual(['card']);
    expect(texts([code('outer', box(0.1, 0.1, 0.8, 0.8)), code('inner', box(0.5, 0.5, 0.2, 0.2))])).toEqual(['inner']);
  });

  test('further looks are taken only while nothing is believed', () => {
    expect(isSettled([])).toBe(false);
    expect(isSettled([seen('7501055300075', 2)])).toBe(false);
    expect(isSettled([code('card', box(0.4, 0.4, 0.3, 0.3))])).toBe(true);
  });
});
