/**
 * Reads bytes one after the other, total on any input: past the end, or on a varint that is longer than it need be
 * or above 2^53 - 1, it answers zeros and `failed` stays true from then on. Callers look at `failed` once, at the end.
 */
export class ByteReader {
  failed = false;
  at: number;
  readonly end: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.at = start;
    this.end = end;
  }

  byte(): number {
    if (this.at >= this.end) return this.refuse();
    return this.#bytes[this.at++] ?? 0;
  }

  /** A view, not a copy. */
  bytes(count: number): Uint8Array {
    if (this.at + count > this.end) {
      this.failed = true;
      return new Uint8Array(0);
    }
    this.at += count;
    return this.#bytes.subarray(this.at - count, this.at);
  }

  uint16(): number {
    return this.byte() * 0x100 + this.byte();
  }

  uint32(): number {
    return this.uint16() * 0x10000 + this.uint16();
  }

  /** Above `max` is refused too. */
  varint(max = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return (byte === 0 && i > 0) || value > max ? this.refuse() : value;
      scale *= 128;
    }
    return this.refuse();
  }

  /** Above `max`, as the unsigned number that stands in the bytes, is refused too. */
  zigzag(max = Number.MAX_SAFE_INTEGER): number {
    const value = this.varint(max);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** True when every byte was read and all of them made sense. */
  finished(): boolean {
    return !this.failed && this.at === this.end;
  }

  /** Marks the bytes as wrong: the reader's caller saw what cannot be. */
  refuse(): number {
    this.failed = true;
    return 0;
  }
}
