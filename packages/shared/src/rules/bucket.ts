import type { CardCode } from '../ids/index.ts';

/** A card's place among 10,000, the same for life and everywhere: 32-bit FNV-1a of its code. Which cards are held out is drawn from it. */
export const bucketOf = (code: CardCode): number => {
  let sum = 0x811c9dc5;
  for (let at = 0; at < code.length; at += 1) sum = Math.imul(sum ^ code.charCodeAt(at), 0x01000193);
  return (sum >>> 0) % 10_000;
};
