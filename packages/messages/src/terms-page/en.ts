import type { Words } from '../words.ts';
import { plural } from '../words.ts';
import type { es } from './es.ts';

/** The public page of a campaign's terms. */
export const en: Words<typeof es> = {
  pageTitle: (campaign) => `Terms of ${campaign}`,
  mark: 'Qoa',
  by: (owner) => `A promotion by ${owner}`,
  terms: 'All terms',
  stores: (n) => n === 0 ? 'No store has it for now.' : `${plural(n, 'store has', 'stores have')} it today.`,
  storesSoon: (n) => `${plural(n, 'store', 'stores')} will have it.`,
  notStarted: (day) => `It has not started. It counts from ${day}.`,
  paused: 'It is paused: nothing counts for now. What you have stays on your card.',
  calledOff: 'It was called off before it began: nothing counted, and nothing will.',
  ended: 'It has ended: nothing counts any more.',
  redeemUntil: (day) => `You can redeem until ${day}.`,
  changes: (day) => `Changes on ${day}`,
  changesNote: 'Until that day the terms above hold. What you have earned is not lost.',
  version: (n, day) => `Version ${n}, in force since ${day}.`,
  openCard: 'See my card',
  unknownTitle: 'We found no such promotion',
  unknownNext: 'Check the link, or open the terms from your card.',
  otherLanguage: 'Español',
};
