import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { SaleExplained } from '@qoa/shared/protocol';
import { expect, test } from 'vitest';
import { turnstile } from '../../platform/turnstile.ts';
import { explainInTurn } from './explain-in-turn.ts';

test('questions are answered one at a time in the order of asking, and one too many is sent away at once', async () => {
  const turns = turnstile(2);
  const seen: string[] = [];
  const ask = (name: string) =>
    explainInTurn(turns, async () => {
      seen.push(`${name} begins`);
      await turnOfLoop();
      seen.push(`${name} ends`);
      return null;
    });
  const asked = ['first', 'second', 'third'].map(ask);
  expect(await ask('fourth')).toEqual({ ok: false, error: { code: 'EXPLANATIONS_BUSY' } });
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: { code: 'EVENT_UNKNOWN' } })));
  expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
});

test('a question that fails gives its turn back', async () => {
  const turns = turnstile(0);
  const explained = { judgedNo: 7 } as SaleExplained;
  await expect(explainInTurn(turns, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await explainInTurn(turns, () => Promise.resolve(explained))).toEqual({ ok: true, value: explained });
});
