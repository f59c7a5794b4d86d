import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { paint } from './paint.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightText = '', darkText = ''] = css.split('@media (prefers-color-scheme: dark)');
const colors = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name, color]));
const light = colors(lightText);
const themes = { light, dark: { ...light, ...colors(darkText) } };

/** Amounts and states: read in the sun. */
const aaa = [['ink', 'paper'], ['ink', 'ground'], ['on-brand', 'brand'], ['ok', 'paper'], ['ok', 'ok-soft'], ['warn', 'paper'], ['warn', 'warn-soft'], ['bad', 'paper'], ['bad', 'bad-soft'], ['calm', 'paper'], ['calm', 'calm-soft'], ['on-action', 'action']] as const;
/** Other words. */
const aa = [['ink-soft', 'paper'], ['ink-soft', 'ground'], ['on-stamp', 'stamp'], ['on-action-soft', 'action-soft'], ['action', 'paper'], ['ok', 'ground'], ['bad', 'ground'], ['warn', 'ground']] as const;
/** Shapes that mean something, and edges of controls. */
const shapes = [['line-strong', 'paper'], ['line-strong', 'ground'], ['stamp', 'brand'], ['focus', 'paper'], ['focus', 'ground']] as const;

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  const of = ([front, back]: readonly [string, string]): number => contrast(theme[front] ?? '', theme[back] ?? '');
  test.each(aaa)('%s on %s reads in the sun (7:1)', (front, back) => expect(of([front, back])).toBeGreaterThanOrEqual(7));
  test.each(aa)('%s on %s reads (4.5:1)', (front, back) => expect(of([front, back])).toBeGreaterThanOrEqual(4.5));
  test.each(shapes)('%s stands out from %s (3:1)', (front, back) => expect(of([front, back])).toBeGreaterThanOrEqual(3));
});

test('contrast agrees with the standard’s own ends', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

test('drawings are painted with the tokens', () => {
  expect({ ...paint }).toEqual({
    action: light['action'], brand: light['brand'], brandEdge: light['brand-edge'], ink: light['on-brand'], stamp: light['stamp'], stampEdge: light['stamp-edge'], onStamp: light['on-stamp'], paper: light['paper'],
  });
});
