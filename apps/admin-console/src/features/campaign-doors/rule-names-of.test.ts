import { expect, test } from 'vitest';
import { stubParts } from '../../stub/stub-parts.ts';
import { ruleNamesOf } from './rule-names-of.ts';

test('a product is called as the phone and the terms call it, with the gender of its first word', () => {
  expect(ruleNamesOf(stubParts).products['07501000000038']).toEqual({ one: 'Papas Luna 45 g', many: 'Papas Luna 45 g', gender: 'f' });
});
