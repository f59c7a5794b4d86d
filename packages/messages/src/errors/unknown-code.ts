import type { Locale } from '../words.ts';
import type { ErrorText } from './error-text.ts';

/** What is said of a code that this release has no words for. */
export const unknownCode: Readonly<Record<Locale, (code: string) => ErrorText>> = {
  es: (code) => [`Qoa respondió ${code}.`, 'Actualiza la aplicación para ver qué significa; nada se pierde.'],
  en: (code) => [`Qoa answered ${code}.`, 'Update the app to see what it means; nothing is lost.'],
};
