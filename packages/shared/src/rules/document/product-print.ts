import type { Gtin } from '../../ids/index.ts';

/** A few bits for each product of a list, so that most campaigns are known to have nothing to do with a sale without looking into their lists. */
export interface ProductPrint {
  readonly bits: Int32Array;
  /** One less than the number of bits, a power of two. */
  readonly mask: number;
}

const bitsEach = 64;

export const printOf = (products: readonly Gtin[]): ProductPrint => {
  const size = 2 ** Math.ceil(Math.log2(Math.max(32, products.length * bitsEach)));
  const print = { bits: new Int32Array(size / 32), mask: size - 1 };
  for (const hash of products.flatMap(hashesOf)) {
    const bit = hash & print.mask;
    print.bits[bit >>> 5] = (print.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return print;
};

/** False: surely none of these is in the list. `hashes`: two of each product, side by side. */
export const mayHold = ({ bits, mask }: ProductPrint, hashes: readonly number[]): boolean => {
  for (let at = 0; at < hashes.length; at += 2) if (isMarked(bits, (hashes[at] ?? 0) & mask) && isMarked(bits, (hashes[at + 1] ?? 0) & mask)) return true;
  return false;
};

const isMarked = (bits: Int32Array, bit: number): boolean => (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;

/** FNV-1a over the digits, in 32 bits, and the same mixed once more. */
export const hashesOf = (product: Gtin): readonly [number, number] => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < product.length; at += 1) hash = Math.imul(hash ^ product.charCodeAt(at), 0x01000193);
  const mixed = Math.imul(hash, 0x9e3779b1);
  return [hash ^ (hash >>> 15), mixed ^ (mixed >>> 15)];
};
