import { plural, type Words } from '../words.ts';
import type { EndedBy, es } from './es.ts';

type Kind = 'stamp' | 'point';
const nouns: Readonly<Record<Kind | 'sales' | 'items', readonly [one: string, many: string]>> = { stamp: ['stamp', 'stamps'], point: ['point', 'points'], sales: ['purchase', 'purchases'], items: ['piece', 'pieces'] };

const ended: Readonly<Record<EndedBy, string>> = {
  age: 'Its time was up. What you earn from now on has a time of its own.',
  date: 'The last day of the campaign for it has passed.',
  first: 'The time since the first one was up. Your next purchase begins anew.',
  inactivity: 'Too long without a purchase of yours. The next one begins anew.',
};

/** What lies ahead of a card in a campaign: the customer's page, after its first view. */
export const en: Words<typeof es> = {
  counted: (n, of) => plural(n, ...nouns[of]),
  spent: (pesos) => `${pesos} in purchases`,
  earned: (n, kind) => `${plural(n, ...nouns[kind])} to earn`,
  and: ' and ',
  or: ' or ',
  lastPurchase: (why) => `Your last purchase: ${why}`,
  fullDay: 'You have the most of today. Come back tomorrow.',
  fullWeek: 'You have the most of this week. Come back on Monday.',
  fullMonth: 'You have the most of this month. Come back next month.',
  fullLifetime: 'You have all that this promotion gives to one card.',
  fullHours: (when) => `You have the most for now. Come back from ${when} on.`,
  leftDay: (what) => `Today ${what} can still count.`,
  leftWeek: (what) => `This week ${what} can still count.`,
  leftMonth: (what) => `This month ${what} can still count.`,
  leftLifetime: (what) => `In this promotion ${what} can still count.`,
  leftHours: (what) => `For now ${what} can still count.`,
  someProducts: (line) => `On some products: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  cooldown: (when) => `Your next purchase counts from ${when} on.`,
  ends: (n, kind, day) => `${plural(n, ...nouns[kind])} ${n === 1 ? 'ends' : 'end'} on ${day}.`,
  haveEnded: (n, kind, day) => `${plural(n, ...nouns[kind])} ended on ${day}: ${n === 1 ? 'it' : 'they'} can no longer be used.`,
  held: (n, kind, day) => `${plural(n, ...nouns[kind])} can be used from ${day} on.`,
  owed: (n, kind) => `You owe ${plural(n, ...nouns[kind])}: taken from what you earn next.`,
  level: (name) => `${name} level`,
  toLevel: (name, missing) => `To reach ${name} you need: ${missing}.`,
  falls: (day) => `You leave this level on ${day} unless you qualify again before.`,
  paused: 'Paused: nothing counts for now.',
  ended: 'It ended: nothing counts any more.',
  begins: (day) => `Counts from ${day}.`,
  earnUntil: (day) => `Counts until ${day}.`,
  redeemUntil: (day) => `Redeem until ${day}.`,
  terms: 'Terms of the promotion',
  seen: (ago) => `What follows is from ${ago}:`,
  whyLoading: 'One moment…',
  whyAway: 'The details could not be fetched. Try when you have signal.',
  endedStamps: (n) => n === 1 ? '1 stamp ended' : `${n} stamps ended`,
  endedPoints: (n) => n === 1 ? '1 point ended' : `${n} points ended`,
  endedBy: (by) => ended[by],
};
