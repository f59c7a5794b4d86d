import { plural } from '../words.ts';
import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** Words that several screens share. */
export const en: Words<typeof es> = {
  product: 'Qoa',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading…',
  language: 'Language',
  spanish: 'Español',
  english: 'English',
  skipToContent: 'Skip to content',
  stamps: (n) => plural(n, 'stamp', 'stamps'),
  points: (n) => plural(n, 'point', 'points'),
  pieces: (n) => `${n} pcs`,
  unknownProduct: 'Unnamed product',
  crashedTitle: 'Something went wrong on this screen',
  crashedNext: 'What was saved is safe. Open the screen again.',
  reload: 'Open again',
};
