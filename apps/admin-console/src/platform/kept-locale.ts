import type { Locale } from '@qoa/messages';

const key = 'qoa.locale';

/** The language that the person chose in this browser; Spanish until they choose. */
export const keptLocale = (): Locale => {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'es';
  } catch {
    return 'es'; // Storage refused: nobody's choice was kept.
  }
};

/** Remembers the choice where the browser lets it. */
export const keepLocale = (locale: Locale): void => {
  try {
    localStorage.setItem(key, locale);
  } catch {
    return; // Storage refused: the choice lasts as long as the page.
  }
};
