import type { Locale } from '@qoa/messages';

const key = 'qoa.locale';

/** The language that the person chose here; null leaves it to the phone. */
export const chosenLocale = (): Locale | null => {
  try {
    const chosen = localStorage.getItem(key);
    return chosen === 'es' || chosen === 'en' ? chosen : null;
  } catch {
    return null; // Storage refused: the phone's own language stands.
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
