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
  for (const product of products) {
    const hash = hashOf(product);
    mark(print, hash);
    mark(print, hash >>> 16);
  }
  return print;
};

const mark = ({ bits, mask }: ProductPrint, hash: number): void => {
  const at = (hash & mask) >>> 5;
  bits[at] = (bits[at] ?? 0) | (1 << (hash & 31));
};

/** False: surely none of these is in the list. */
export const mayHold = (print: ProductPrint, hashes: readonly number[]): boolean => {
  for (const hash of hashes) if (isMarked(print, hash) && isMarked(print, hash >>> 16)) return true;
  return false;
};

const isMarked = ({ bits, mask }: ProductPrint, hash: number): boolean => (((bits[(hash & mask) >>> 5] ?? 0) >>> (hash & 31)) & 1) === 1;

/** FNV-1a over the digits, in 32 bits; each half of it marks a bit. */
export const hashOf = (product: Gtin): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < product.length; at += 1) hash = Math.imul(hash ^ product.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
};
