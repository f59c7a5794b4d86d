import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyringOf } from './keyring.ts';
import { secretsFrom } from './secrets.ts';

const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

test('what is wrapped opens again, for its purpose alone', () => {
  const ring = keyringOf(key('k1'), randomBytes);
  const wrapped = ring.wrap(Buffer.from('hush'), 'message-key:1');
  expect(Buffer.from(ring.unwrap(wrapped, 'message-key:1') ?? []).toString()).toBe('hush');
  expect(ring.unwrap(wrapped, 'message-key:2')).toBeNull();
});

test('any changed byte is refused', () => {
  const ring = keyringOf(key('k1'), randomBytes);
  const { keyId, wrapped } = ring.wrap(Buffer.from('hush'), 'p');
  for (let at = 0; at < wrapped.length; at++) {
    const changed = Uint8Array.from(wrapped, (byte, each) => (each === at ? byte ^ 1 : byte));
    expect(ring.unwrap({ keyId, wrapped: changed }, 'p')).toBeNull();
  }
  expect(ring.unwrap({ keyId, wrapped: new Uint8Array(5) }, 'p')).toBeNull();
});

test('rotation: a new first key wraps, the old one still opens, and a ring without it does not', () => {
  const [old, fresh] = [key('k1'), key('k2')];
  const wrapped = keyringOf(old, randomBytes).wrap(Buffer.from('hush'), 'p');
  const rotated = keyringOf(`${fresh},${old}`, randomBytes);
  expect(rotated.currentKeyId).toBe('k2');
  expect(rotated.unwrap(wrapped, 'p')).not.toBeNull();
  expect(rotated.wrap(Buffer.from('hush'), 'p').keyId).toBe('k2');
  expect(keyringOf(fresh, randomBytes).unwrap(wrapped, 'p')).toBeNull();
});

test('a derived key is another for each purpose, and rotation keeps it behind that of the new key', () => {
  const [old, fresh] = [key('k1'), key('k2')];
  const [first] = keyringOf(old, randomBytes).derive('proofs');
  expect(first.equals(keyringOf(old, randomBytes).derive('others')[0])).toBe(false);
  const rotated = keyringOf(`${fresh},${old}`, randomBytes).derive('proofs');
  expect(rotated.map((one) => one.equals(first))).toEqual([false, true]);
});

test('generated secrets are kept, and readable by their owner alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qoa-secrets-'));
  const first = secretsFrom({ secrets: null, dataDir }, randomBytes);
  expect(secretsFrom({ secrets: null, dataDir }, randomBytes)).toEqual(first);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  rmSync(dataDir, { recursive: true });
});
