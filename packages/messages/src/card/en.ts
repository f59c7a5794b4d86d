import { plural } from '../words.ts';
import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** The customer's card page: what its first view needs. */
export const en: Words<typeof es> = {
  pageTitle: 'Your Qoa card',
  description: 'Your stamp card at the store: show the QR when you pay and watch each stamp arrive.',
  qrLabel: 'QR code of your card',
  showAtStore: 'Show it when you pay, screen bright',
  code: 'Code',
  stampsOf: (filled, goal) => `${filled} of ${plural(goal, 'stamp', 'stamps')}`,
  toGo: (n, prize) => `${n} to go for your ${prize}`,
  prizeReady: (n, prize) => n === 1 ? `You won your ${prize}! Ask for it at the store.` : `You have ${n} prizes: ${prize}! Ask for them at the store.`,
  toNext: (n) => `${n} to go for the next one`,
  newStamps: (n) => n === 1 ? 'New stamp!' : `${n} new stamps!`,
  noPrograms: 'No stamps yet',
  noProgramsNext: 'Show your QR with your next purchase and your first stamp appears here.',
  movements: 'Latest activity',
  gave: (n) => n === 1 ? '+1 stamp' : `+${n} stamps`,
  gaveNone: 'Did not count',
  held: 'Under review',
  live: 'Live',
  upToDate: 'Up to date',
  lastSeen: (ago) => `No signal. Last seen ${ago}`,
  connecting: 'Connecting…',
  serverAway: (ago) => `Qoa is not answering. Last seen ${ago}`,
  loading: 'Opening your card…',
  badLinkTitle: 'This link no longer opens your card',
  badLinkNext: 'Ask for a new one: send “qr” to Qoa on WhatsApp.',
  noLinkTitle: 'Your link is missing',
  noLinkNext: 'Open it from the WhatsApp message that brought your card.',
  offlineTitle: 'No signal',
  offlineNext: 'Your card opens by itself when it comes back. If you know your code, say it at the store.',
  awayTitle: 'Qoa is not answering right now',
  awayNext: 'Your stamps are safe. It tries again by itself.',
  retry: 'Try again',
  otherLanguage: 'Español',
};
