import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerProofs } from './proofs.ts';

const key = () => createSecretKey(randomBytes(32));

test('law final: a proof outlives the rotation of its key, and no other key makes it', () => {
  const [old, fresh] = [key(), key()];
  const proof = answerProofs([old]).of('an answer');
  expect(proof).toMatch(/^[0-9a-f]{32}$/);
  expect(answerProofs([fresh, old]).verify('an answer', proof)).toBe(true);
  expect(answerProofs([fresh, old]).of('an answer')).not.toBe(proof);
  expect(answerProofs([fresh]).verify('an answer', proof)).toBe(false);
  expect(answerProofs([old]).verify('another answer', proof)).toBe(false);
  expect(answerProofs([old]).verify('an answer', '')).toBe(false);
});
