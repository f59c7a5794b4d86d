import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { revisionSchemaText } from './revision-schema-text.ts';

test('revision.schema.json is current: run node docs/rules/write-revision-schema.ts', () => {
  expect(readFileSync(join(import.meta.dirname, 'revision.schema.json'), 'utf8')).toBe(revisionSchemaText());
});
