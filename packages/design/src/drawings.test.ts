import { describe, expect, test } from 'vitest';
import { columnsOf, drawCard, drawStamps, drawWordmark } from './index.ts';

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

describe('every drawing', () => {
  const drawings = [drawStamps(stamps), drawWordmark('Qoa'), drawWordmark(null), drawCard({ ...stamps, name: 'Junta y gana', prize: 'Refresco gratis' })];

  test('stands under a strict content policy: no style, script or handler', () => {
    for (const drawing of drawings) expect(drawing).not.toMatch(/style=|<script|<style|\son\w+=|href=/);
  });

  test('keeps words from becoming markup', () => {
    const drawing = drawCard({ ...stamps, name: '<b onload=x>"&', prize: '</svg>', title: '"><script>', desc: "'" });
    expect(drawing).not.toMatch(/<b|<script|<\/svg>.*<\/svg>.*<\/svg>.*<\/svg>/);
    expect(drawing).toContain('&lt;b onload=x&gt;&quot;&amp;');
  });
});
