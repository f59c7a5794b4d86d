import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** The page that a browser gets in the place of what it asked for. */
export const en: Words<typeof es> = {
  mark: 'Qoa',
  again: 'Try again',
  start: 'Go to the front page',
  phone: 'Open the point of sale',
  card: 'See my card',
  otherLanguage: 'Español',
  code: (code) => `Code ${code}`,
};
