import { describe, expect, test } from 'vitest';
import { drawPointsCard } from './index.ts';

const points = { balance: 40, goal: 100, unit: 'puntos', name: 'Puntos Sol', prize: '$20 de descuento', title: '40 de 100 puntos', desc: 'Te faltan 60' };
const barOf = (drawing: string): number => Number(/<rect x="25"[^>]* width="(\d+)"/.exec(drawing)?.[1] ?? 0);

describe('drawPointsCard', () => {
  test('says the balance, and fills as far as it goes', () => {
    expect(drawPointsCard(points)).toContain('>40</text>');
    expect(barOf(drawPointsCard({ ...points, balance: 80 }))).toBeGreaterThan(barOf(drawPointsCard(points)));
    expect(barOf(drawPointsCard({ ...points, balance: 0 }))).toBe(0);
  });

  test('never fills beyond the prize', () => expect(barOf(drawPointsCard({ ...points, balance: 100 }))).toBe(barOf(drawPointsCard({ ...points, balance: 900 }))));

  test('stands under a strict content policy, and keeps words from becoming markup', () => {
    const drawing = drawPointsCard({ ...points, name: '<b onload=x>"&', prize: '</svg>', title: '"><script>', desc: "'" });
    expect(drawPointsCard(points)).not.toMatch(/style=|<script|<style|\son\w+=|href=/);
    expect(drawing).not.toMatch(/<b|<script|<\/svg>.*<\/svg>.*<\/svg>/);
  });
});
