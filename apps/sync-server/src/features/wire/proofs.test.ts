import { expect, test } from 'vitest';
import { proofsOf } from './proofs.ts';

const proofs = proofsOf(Buffer.alloc(32, 5).toString('base64'));

test('a proof gives its subject until it expires', () => {
  const proof = proofs.issue('card-session', '7:2', 1000);
  expect(proofs.check('card-session', proof, 999)).toBe('7:2');
  expect(proofs.check('card-session', proof, 1000)).toBeNull();
});

test('a proof is worth nothing for another purpose or under another secret', () => {
  const proof = proofs.issue('card-session', '7:2', 1000);
  expect(proofs.check('admin-session', proof, 0)).toBeNull();
  expect(proofsOf(Buffer.alloc(32, 6).toString('base64')).check('card-session', proof, 0)).toBeNull();
});

test('any changed character is refused', () => {
  const proof = proofs.issue('device-session', 'abcdef0123456789', 1_790_000_000_000);
  for (let at = 0; at < proof.length; at++) {
    const changed = `${proof.slice(0, at)}${proof[at] === 'A' ? 'B' : 'A'}${proof.slice(at + 1)}`;
    expect(proofs.check('device-session', changed, 0)).toBeNull();
  }
  for (const noise of ['', '.', 'a.b.c', 'x'.repeat(500)]) expect(proofs.check('device-session', noise, 0)).toBeNull();
});

test('a code hash depends on kind, code and secret', () => {
  const hashes = [proofs.codeHash('a', 'x'), proofs.codeHash('b', 'x'), proofs.codeHash('a', 'y')].map((hash) => Buffer.from(hash).toString('hex'));
  expect(new Set(hashes).size).toBe(3);
});
