import { receipt } from '@qoa/messages';
import './card.css';
import { type ReceiptPage, receiptPainter, runReceipt } from './features/receipt/index.ts';
import { serverTransport } from './platform/card-transport.ts';
import { element } from './platform/elements.ts';
import { keepOffline } from './platform/keep-offline.ts';
import { chosenLocale, offerOtherLanguage } from './platform/language.ts';

const locale = chosenLocale();
document.documentElement.lang = locale === 'es' ? 'es-MX' : 'en';
offerOtherLanguage(element('#language'), receipt[locale].otherLanguage, locale);

const transport = serverTransport(location.origin);
const paint = receiptPainter(locale, () => tryNow());

const show = (page: ReceiptPage): void => {
  paint(page, false);
  // Only who holds a card here is shown the way to it.
  if (page.state === 'received') void transport.openAgain().then((card) => paint(page, card.heard));
};

// The fragment stays in the address until it is delivered and after: opening it twice counts once.
const tryNow = runReceipt(
  {
    transport,
    chance: Math.random,
    wait: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    show,
  },
  location.hash.slice(1),
);

keepOffline();
addEventListener('hashchange', () => location.reload());
addEventListener('online', () => tryNow());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tryNow());
