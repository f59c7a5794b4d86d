import { assert } from '../result/index.ts';

/** The highest whole number that a varint carries: 2^53 - 1, eight bytes. */
export const VARINT_MAX = Number.MAX_SAFE_INTEGER;

/** Writes bytes one after the other, growing as needed. Numbers out of range are defects. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 128) {
    this.#bytes = new Uint8Array(capacity);
  }

  byte(value: number): void {
    assert(Number.isInteger(value) && value >= 0 && value <= 255, 'a byte is 0 to 255');
    this.#makeRoom(1);
    this.#bytes[this.#length++] = value;
  }

  bytes(value: Uint8Array): void {
    this.#makeRoom(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** Two bytes, the high one first. */
  uint16(value: number): void {
    this.byte(value >>> 8);
    this.byte(value & 0xff);
  }

  /** Four bytes, the high one first. */
  uint32(value: number): void {
    assert(Number.isInteger(value) && value >= 0 && value <= 0xffffffff, 'a uint32 is 0 to 2^32 - 1');
    this.uint16(Math.floor(value / 0x10000));
    this.uint16(value % 0x10000);
  }

  /** Seven bits a byte, low ones first, the top bit set on all but the last, as few bytes as will hold it. */
  varint(value: number): void {
    assert(Number.isSafeInteger(value) && value >= 0, 'a varint is 0 to 2^53 - 1');
    this.#makeRoom(8);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A signed number as a varint: 0, -1, 1, -2, 2 ... become 0, 1, 2, 3, 4 ... From -(2^52) to 2^52 - 1. */
  zigzag(value: number): void {
    assert(Number.isSafeInteger(value), 'a zigzag varint carries a whole number');
    this.varint(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  /** A copy of what was written. */
  written(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
