import { saleErrorsEn, saleErrorsEs } from '@qoa/messages';
import type { Locale } from '@qoa/messages';
import type { CardPage, CardWords } from './features/card/index.ts';
import { movementsPainter } from './features/movements/index.ts';
import { ownScript } from './platform/markup.ts';
import { stayAwake } from './platform/wake-lock.ts';

/** What comes after the first view: movements with their reasons, the screen that stays on, the page that opens without signal. */
export const startLater = (words: CardWords, locale: Locale): ((page: CardPage) => void) => {
  const paint = movementsPainter(words, locale === 'es' ? saleErrorsEs : saleErrorsEn, locale);
  installable();
  stayAwake(navigator);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && stayAwake(navigator));
  let last: unknown = null;
  return ({ card, wallet }) => {
    const movements = card === null ? [] : wallet.movements;
    if (movements !== last) paint(movements);
    last = movements;
  };
};

const installable = (): void => {
  for (const [rel, href] of [['manifest', 'manifest.webmanifest'], ['apple-touch-icon', 'icon-192.png']] as const) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href: import.meta.env.BASE_URL + href }));
  }
  // Without a service worker (an insecure address, private mode) the page still works while there is signal.
  navigator.serviceWorker?.register(ownScript('sw.js')).catch(() => undefined);
};
