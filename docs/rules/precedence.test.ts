import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookPrecedence, rewardPrecedence, verdictPrecedence } from '../../packages/shared/src/rules/precedence.ts';

const page = readFileSync(join(import.meta.dirname, 'language.md'), 'utf8');

/** The codes that a passage of the page names, in its order. */
const codesBetween = (from: string, to: string): readonly string[] => {
  const passage = page.split(from)[1]?.split(to)[0] ?? '';
  return [...passage.matchAll(/\b(?:[A-Z]{2,}(?:_[A-Z]+)+|HOLDOUT|COOLDOWN)\b/g)].map(([code]) => code);
};

test.each([
  ['why a campaign does not look at a sale', ['no line eligible (the code', 'by a limit on sales.'], [...lookPrecedence.slice(0, 4), 'PRODUCT_NOT_IN_CAMPAIGN', ...lookPrecedence.slice(4)]],
  ['why a sale was given nothing', ['by this precedence (most telling first):', 'told to people'], verdictPrecedence],
  ['why a reward cannot be had', ['the card may still do something about.', 'A pause stops'], rewardPrecedence],
] as const)('language.md tells %s in the order that counts', (_, [from, to], precedence) => {
  expect(codesBetween(from, to)).toEqual(precedence);
});
