import { expect, test } from 'vitest';
import { turnstile } from './turnstile.ts';

test('lets one in at a time in the order of asking, and sends away whoever would be one too many', async () => {
  const { enter } = turnstile(1);
  const seen: string[] = [];
  const first = await enter();
  const second = enter().then((leave) => (seen.push('second'), leave));
  expect(await enter()).toBeNull();
  expect(seen).toEqual([]);
  first?.();
  (await second)?.();
  expect(seen).toEqual(['second']);
  expect(await enter()).not.toBeNull();
});
