import { describe, expect, test } from 'vitest';
import { columnsOf, drawCard, drawCurve, drawStamps, drawWordmark } from './index.ts';

const stamps = { filled: 3, pending: 1, goal: 8, title: '3 de 8 sellos', desc: 'Te faltan 5' };
const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;

describe('drawStamps', () => {
  test('has one place for each stamp of the goal and says what it means', () => {
    const drawing = drawStamps(stamps);
    expect(count(drawing, 'class="place')).toBe(8);
    expect(drawing).toContain('<title>3 de 8 sellos</title><desc>Te faltan 5</desc>');
    expect(drawing).toContain('role="img"');
  });

  test('tells filled, pending and open places apart by shape, not by colour alone', () => {
    const drawing = drawStamps(stamps);
    expect(count(drawing, 'stroke-opacity=".35"')).toBe(3);
    expect(count(drawing, 'stroke-dasharray')).toBe(1);
    expect([...drawing.matchAll(/>(\d)<\/text>/g)].map(([, digit]) => digit)).toEqual(['5', '6', '7']);
  });

  test('marks only the stamps that have just come', () => {
    expect(count(drawStamps({ ...stamps, fresh: 2 }), 'place fresh')).toBe(2);
    expect(count(drawStamps(stamps), 'fresh')).toBe(0);
  });

  test('never draws beyond the goal', () => {
    const drawing = drawStamps({ ...stamps, filled: 20, pending: 4 });
    expect(count(drawing, 'class="place')).toBe(8);
    expect(count(drawing, 'stroke-dasharray')).toBe(0);
  });

  test('lays places out in even rows', () => {
    expect([1, 5, 6, 8, 10, 12].map(columnsOf)).toEqual([1, 5, 3, 4, 5, 4]);
  });
});

const curve = { bars: [10, 0, 5], line: [90, 90, 45], first: '8 nov', last: '10 nov', barsMax: '10', lineMax: '90', title: 'Presupuesto', desc: 'Quedan 45' };

describe('drawCurve', () => {
  test('has a bar for each day that gave something, as high as it gave', () => {
    const heights = [...drawCurve(curve).matchAll(/class="day"[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights).toEqual([162, 81]);
  });

  test('draws what is left of a budget as a line that ends where it ends, and none without a budget', () => {
    const points = /class="left" d="M([^"]+)"/.exec(drawCurve(curve))?.[1]?.split('L').map((point) => Number(point.split(' ')[1]));
    expect(points).toEqual([34, 34, 115]);
    expect(drawCurve({ ...curve, line: null })).not.toContain('class="left"');
  });

  test('is whole when nothing was given at all', () => expect(drawCurve({ ...curve, bars: [0], line: [0] })).not.toMatch(/NaN|Infinity/));
});

describe('every drawing', () => {
  const drawings = [drawStamps(stamps), drawWordmark('Qoa'), drawWordmark(null), drawCard({ ...stamps, name: 'Junta y gana', prize: 'Refresco gratis' }), drawCurve(curve)];

  test('stands under a strict content policy: no style, script or handler', () => {
    for (const drawing of drawings) expect(drawing).not.toMatch(/style=|<script|<style|\son\w+=|href=/);
  });

  test('keeps words from becoming markup', () => {
    const drawing = drawCard({ ...stamps, name: '<b onload=x>"&', prize: '</svg>', title: '"><script>', desc: "'" });
    expect(drawing).not.toMatch(/<b|<script|<\/svg>.*<\/svg>.*<\/svg>.*<\/svg>/);
    expect(drawing).toContain('&lt;b onload=x&gt;&quot;&amp;');
  });
});
