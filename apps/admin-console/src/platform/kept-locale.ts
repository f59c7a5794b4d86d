import type { Locale } from '@qoa/messages';

const key = 'qoa.locale';

/** The language that the person chose in this browser; null leaves it to the browser. */
export const keptLocale = (): Locale | null => {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'es' || kept === 'en' ? kept : null;
  } catch {
    return null; // Storage refused: the browser's own language stands.
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
