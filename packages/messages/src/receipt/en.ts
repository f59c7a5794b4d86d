import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** The page that a QR receipt opens on the customer's phone. */
export const en: Words<typeof es> = {
  pageTitle: 'Qoa receipt',
  sendingTitle: 'Delivering your receipt…',
  sendingNext: 'One moment.',
  waitingTitle: 'Not delivered yet',
  waitingNext: 'Leave this page open or open it later: it is delivered as soon as it can be.',
  receivedTitle: 'Received',
  receivedNext: 'You may close this page now.',
  openCard: 'See my card',
  retry: 'Try now',
  otherLanguage: 'Español',
};
