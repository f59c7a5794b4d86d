import { expect, test } from 'vitest';
import { keepLocale, readLocale } from './kept-locale.ts';

test('speaks Spanish until English is chosen, whatever the browser prefers', () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) };
  expect(readLocale(storage)).toBe('es');
  keepLocale(storage, 'en');
  expect(readLocale(storage)).toBe('en');
  keepLocale(storage, 'es');
  expect(readLocale(storage)).toBe('es');
});
