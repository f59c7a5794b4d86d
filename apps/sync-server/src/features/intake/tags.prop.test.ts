import { createHmac, createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameTag, taggerOf } from './tags.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });
const purposes = fc.constantFrom('qoa:event:v1\n', 'qoa:push:v1\n', '');

test('law authentic: a tag is HMAC-SHA-256, whatever key and content, one after the other', () => {
  fc.assert(
    fc.property(keys, fc.array(fc.tuple(purposes, fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.integer({ min: 16_000, max: 16_500 }).map((length) => 'ñ'.repeat(length / 2)))), { minLength: 1, maxLength: 5 }), (bytes, contents) => {
      const key = createSecretKey(bytes);
      const tagger = taggerOf(key);
      for (const [purpose, content] of contents) {
        expect(tagger.tagOf(purpose, content)).toBe(createHmac('sha256', key).update(purpose).update(content).digest('hex').slice(0, 32));
      }
    }),
    { numRuns: 100 },
  );
});

test('a tag that differs in one digit, or in length, is another', () => {
  const tag = taggerOf(createSecretKey(Buffer.alloc(32, 1))).tagOf('p', 'content');
  expect(isSameTag(tag, tag)).toBe(true);
  for (let at = 0; at < tag.length; at += 1) expect(isSameTag(tag, `${tag.slice(0, at)}${tag[at] === '0' ? '1' : '0'}${tag.slice(at + 1)}`)).toBe(false);
  expect(isSameTag(tag, tag.slice(1))).toBe(false);
});
