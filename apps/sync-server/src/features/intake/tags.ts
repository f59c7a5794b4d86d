import { hash, type KeyObject } from 'node:crypto';
import { assert } from '@qoa/shared/result';

/** Makes 128-bit tags under one message key: HMAC-SHA-256 (RFC 2104), truncated. */
export interface Tagger {
  /** The tag over purpose and content, as hex digits. */
  readonly tagOf: (purpose: string, content: Uint8Array | string) => string;
}

const blockBytes = 64;
const digestBytes = 32;
/** What fits is tagged without a new buffer; longer content gets its own. */
const roomBytes = 16_384;

/**
 * A tagger of a key. Two one-shot digests over prepared blocks: a third of the time that `createHmac` takes, which makes a new
 * context for each tag. The test holds it to `createHmac`.
 */
export const taggerOf = (key: KeyObject): Tagger => {
  const bytes = key.export();
  assert(bytes.length <= blockBytes, 'a message key fits the block');
  const inner = Buffer.alloc(roomBytes, 0x36);
  const outer = Buffer.alloc(blockBytes + digestBytes, 0x5c);
  bytes.forEach((byte, at) => {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  });
  return {
    tagOf: (purpose, content) => {
      const length = blockBytes + Buffer.byteLength(purpose) + (typeof content === 'string' ? Buffer.byteLength(content) : content.length);
      const block = length <= roomBytes ? inner : Buffer.concat([inner.subarray(0, blockBytes)], length);
      const at = blockBytes + block.write(purpose, blockBytes);
      if (typeof content === 'string') block.write(content, at);
      else block.set(content, at);
      // Text digests: a buffer for each would be most of the cost.
      outer.write(hash('sha256', block.subarray(0, length), 'hex'), blockBytes, 'hex');
      return hash('sha256', outer, 'hex').slice(0, 32);
    },
  };
};

/** Taggers by key, as long as the key is in use. */
export const taggers = (): ((key: KeyObject) => Tagger) => {
  const known = new WeakMap<KeyObject, Tagger>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = taggerOf(key);
    known.set(key, made);
    return made;
  };
};

/** Equality in a time that tells nothing of where they differ. Both are hex digits of one length. */
export const isSameTag = (made: string, given: string): boolean => {
  if (made.length !== given.length) return false;
  let difference = 0;
  for (let at = 0; at < made.length; at += 1) difference |= made.charCodeAt(at) ^ given.charCodeAt(at);
  return difference === 0;
};
