import { cardEs } from '@qoa/messages';
import type { Locale } from '@qoa/messages';
import './card.css';
import { browserSavedCard, cardPainter, cardView, runCard } from './features/card/index.ts';
import type { CardPage, CardWords, Means } from './features/card/index.ts';
import { serverTransport } from './platform/card-transport.ts';
import { element } from './platform/elements.ts';
import { chosenLocale, offerOtherLanguage } from './platform/language.ts';

const locale = chosenLocale();
const words: CardWords = locale === 'es' ? cardEs : (await import('./words-en.ts')).words;
start(locale, words);

function start(locale: Locale, words: CardWords): void {
  document.documentElement.lang = locale === 'es' ? 'es-MX' : 'en';
  offerOtherLanguage(element('#language'), words.otherLanguage, locale);
  let page: CardPage | null = null;
  let means: Means = {};
  let later: ((page: CardPage) => void) | null = null;
  let isLaterAsked = false;
  const paint = cardPainter(words, () => feed({ kind: 'RetryDue' }));

  const show = (next: CardPage): void => {
    page = next;
    paint(cardView(next, { words, locale, nowMs: Date.now(), means }));
    later?.(next);
    if (!isLaterAsked && isSettled(next)) {
      isLaterAsked = true;
      setTimeout(loadLater, 0);
    }
  };
  const learn = (told: Means): void => {
    means = told;
    if (page !== null) paint(cardView(page, { words, locale, nowMs: Date.now(), means }));
  };
  const loadLater = (): void => {
    void import('./later.ts').then(({ startLater }) => startLater(words, locale, transport, learn, () => feed({ kind: 'Erased' }))).then((paintLater) => {
      later = paintLater;
      if (page !== null) later(page);
    });
  };
  const transport = serverTransport(location.origin);
  const feed = runCard({
    transport,
    saved: browserSavedCard(() => localStorage),
    nowMs: Date.now,
    chance: Math.random,
    wait: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    clearFragment: () => history.replaceState(null, '', location.pathname),
    show,
  }, location.hash.slice(1) || null);

  addEventListener('hashchange', () => location.hash.length > 1 && location.reload());
  addEventListener('online', () => feed({ kind: 'BecameVisible' }));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && feed({ kind: 'BecameVisible' }));
  setInterval(() => page !== null && show(page), 30_000);
}

/** The first view stands: stamps, or a face that says why there are none. */
function isSettled({ link, signal, wallet }: CardPage): boolean {
  return wallet.epoch !== null || link === 'refused' || link === 'missing' || signal === 'offline' || signal === 'away';
}
