// Written from docs/protocol alone, by other means than the product's own code (BigInt, Buffer, node:crypto): nothing is imported from it.

/** docs/protocol/envelope.md, Numbers. */
export const varint = (value: bigint | number): Buffer => {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
};

export const zigzag = (value: number): Buffer => varint(value >= 0 ? 2n * BigInt(value) : -2n * BigInt(value) - 1n);

export const uint = (value: number, width: number): Buffer => {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return bytes;
};

/** Bytes taken from the front, one field after the other; what cannot be is thrown. */
export class Taker {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(count: number): Buffer {
    if (this.#at + count > this.#bytes.length) throw new RangeError('cut short');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  uint(width: number): number {
    return this.take(width).readUIntBE(0, width);
  }

  varint(min: bigint, max: bigint): number {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(this.uint(1));
      value |= (byte & 0x7fn) << shift;
      if (byte >= 0x80n) continue;
      if ((byte === 0n && shift > 0n) || value < min || value > max) throw new RangeError('not minimal, or out of range');
      return Number(value);
    }
  }

  zigzag(max: bigint): number {
    const value = BigInt(this.varint(0n, 2n * max + 1n));
    return Number(value % 2n === 0n ? value / 2n : -(value + 1n) / 2n);
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('trailing bytes');
  }
}
