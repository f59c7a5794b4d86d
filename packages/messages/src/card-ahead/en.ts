import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** Around what lies ahead of a card in a campaign (`outlook` of the messages): the customer's page, after its first view. */
export const en: Words<typeof es> = {
  lastPurchase: (why) => `Your last purchase: ${why}`,
  someProducts: (line) => `On some products: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  paused: 'Paused: nothing counts for now.',
  ended: 'It ended: nothing counts any more.',
  begins: (day) => `Counts from ${day}.`,
  earnUntil: (day) => `Counts until ${day}.`,
  redeemUntil: (day) => `Redeem until ${day}.`,
  terms: 'Terms of the promotion',
  seen: (ago) => `What follows is from ${ago}:`,
  whyLoading: 'One moment…',
  whyAway: 'The details could not be fetched. Try when you have signal.',
};
