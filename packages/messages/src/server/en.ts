import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** What the server itself says, outside any screen: PDF, messages, plain pages. */
export const en: Words<typeof es> = {
  notFound: 'This page does not exist. Begin at the front page.',
  starting: 'Qoa is starting. Try again in a few seconds.',
  draining: 'Qoa is restarting. Try again in a few seconds.',
  demoProgramme: 'Collect and win',
};
