import type { Locale } from '@qoa/messages';

const key = 'qoa.locale';

/** The language that the person chose here. Spanish until they choose: browsers of cheap phones are often set to English. */
export const chosenLocale = (): Locale => {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'es';
  } catch {
    return 'es'; // Storage refused: nobody's choice was kept.
  }
};

/** A button that opens the page in the other language and remembers it. */
export const offerOtherLanguage = (button: HTMLElement, name: string, now: Locale): void => {
  const other = now === 'es' ? 'en' : 'es';
  button.textContent = name;
  button.lang = other;
  button.onclick = () => {
    try {
      localStorage.setItem(key, other);
    } finally {
      location.reload();
    }
  };
};
