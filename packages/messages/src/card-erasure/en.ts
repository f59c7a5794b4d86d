import type { Words } from '../words.ts';
import type { es } from './es.ts';

export const en: Words<typeof es> = {
  offer: 'Erase my card',
  title: 'Erase your card for ever?',
  lost: 'Your stamps and points are lost, and your code never works again. Nothing will say any more whose it was. It cannot be undone.',
  erase: 'Yes, erase for ever',
  keep: 'No, keep it',
  erasing: 'Erasing…',
  failed: 'It could not be erased. Check your signal and try again.',
};
