import type { Words } from '../words.ts';
import type { EndedBy, es } from './es.ts';

const ended: Readonly<Record<EndedBy, string>> = {
  age: 'Its time was up. What you earn from now on has a time of its own.',
  date: 'The last day of the promotion for it has passed.',
  first: 'The time since the first one was up. Your next purchase begins anew.',
  inactivity: 'Too long without a purchase of yours. The next one begins anew.',
};

/** Around what lies ahead of a card in a campaign (`outlook` of the messages): the customer's page, after its first view. */
export const en: Words<typeof es> = {
  lastPurchase: (why) => `Your last purchase: ${why}`,
  someProducts: (line) => `On some products: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  paused: 'Paused: nothing counts for now.',
  ended: 'It ended: nothing counts any more.',
  begins: (day) => `Counts from ${day}.`,
  earnUntil: (day) => `Counts until ${day}.`,
  redeemUntil: (day) => `Redeem until ${day}.`,
  ownReward: (name, price) => `For you: ${name}${price === '' ? ' for free' : ` for ${price}`}. Not redeemed with Qoa yet.`,
  terms: 'Terms of the promotion',
  seen: (ago) => `What follows is from ${ago}:`,
  whyLoading: 'One moment…',
  whyAway: 'The details could not be fetched. Try when you have signal.',
  endedStamps: (n) => n === 1 ? '1 stamp ended' : `${n} stamps ended`,
  endedPoints: (n) => n === 1 ? '1 point ended' : `${n} points ended`,
  endedBy: (by) => ended[by],
};
