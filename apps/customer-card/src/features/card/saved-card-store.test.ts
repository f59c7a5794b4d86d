import { expect, test } from 'vitest';
import { browserSavedCard, linkMarkOf, parseSaved } from './saved-card-store.ts';

const refusing = (): Storage => {
  throw new DOMException('refused', 'SecurityError');
};

test('a browser that refuses storage leaves the page without memory, and working', () => {
  const store = browserSavedCard(refusing);
  expect(store.read()).toBeNull();
  expect(() => store.forget()).not.toThrow();
});

test('what another version saved is as good as nothing', () => {
  expect(parseSaved('{"v":1}')).toBeNull();
  expect(parseSaved('null')).toBeNull();
  expect(parseSaved(null)).toBeNull();
});

test('damaged memory is as good as none', () => {
  const damaged = { getItem: () => '{"v":3,' } as unknown as Storage;
  expect(browserSavedCard(() => damaged).read()).toBeNull();
});

test('the mark tells links apart and is only 32 bits', () => {
  expect(linkMarkOf('a')).toBe(0xe40c292c);
  expect(linkMarkOf('abc')).not.toBe(linkMarkOf('abd'));
  expect(linkMarkOf('x'.repeat(64))).toBeLessThan(2 ** 32);
});
