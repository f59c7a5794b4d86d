import { en } from './en.ts';
import { es } from './es.ts';

/** An app's page with its first words in their places: `%NOSCRIPT%`, in both languages since nothing can choose yet, and what is named, as `%TITLE%`. */
export const filledPage = (html: string, places: Readonly<Record<string, string>>): string =>
  Object.entries({ NOSCRIPT: `${es.needsScript} <span lang="en">${en.needsScript}</span>`, ...places }).reduce((filled, [place, words]) => filled.replaceAll(`%${place}%`, words), html);
