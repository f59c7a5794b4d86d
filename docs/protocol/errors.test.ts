import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorsPage } from './errors-page.ts';

test('errors.md is current: run node docs/protocol/write-errors.ts', () => {
  expect(readFileSync(join(import.meta.dirname, 'errors.md'), 'utf8')).toBe(errorsPage());
});
