import { expect, test } from 'vitest';
import { consoleWordsIn } from '../../platform/words-context.tsx';
import { refusedWords } from './refused-words.ts';

test('a day that is refused is told by the clock of the campaign, as in the field, and not of this machine', () => {
  const refusal = { failure: 'away', code: 'REDEEM_BEFORE_END', facts: { endsAtMs: Date.UTC(2026, 11, 11, 8) } } as const;
  const names = { timeZone: 'America/Tijuana', products: {}, stores: {}, entries: {}, document: null };
  expect(refusedWords(refusal, names, consoleWordsIn('es'))).toContain('Elige el 10 dic, 23:59 o después.');
});
