import { cardErrors, type Locale, receipt } from '@qoa/messages';
import { drawStamps, drawWordmark } from '@qoa/design';
import { element } from '../../platform/elements.ts';
import { draw } from '../../platform/markup.ts';
import type { ReceiptPage } from './receipt-step.ts';

/** Paints the page's one face. `hasCard` offers the way to the card that this browser holds. */
export const receiptPainter = (locale: Locale, onRetry: () => void): ((page: ReceiptPage, hasCard: boolean) => void) => {
  const words = receipt[locale];
  document.title = words.pageTitle;
  draw(element('#brand'), drawWordmark('Qoa', 'currentColor'));
  const [face, button, link] = [element('#face'), element<HTMLButtonElement>('#face button'), element<HTMLAnchorElement>('#face a')];
  button.textContent = words.retry;
  button.onclick = onRetry;
  link.textContent = words.openCard;
  return (page, hasCard) => {
    const [title, next] = textOf(page, locale);
    element('h2', face).textContent = title;
    element('p', face).textContent = next;
    draw(element('.cap', face), page.state === 'received' ? fullCap : emptyCap);
    face.className = page.state === 'lost' ? 'warn' : '';
    button.hidden = page.state !== 'waiting';
    link.hidden = page.state !== 'received' || !hasCard;
    element('main').setAttribute('aria-busy', String(page.state === 'sending'));
  };
};

const emptyCap = drawStamps({ filled: 0, pending: 0, goal: 1, title: '', desc: '' });
const fullCap = drawStamps({ filled: 1, pending: 0, goal: 1, title: '', desc: '' });

const textOf = (page: ReceiptPage, locale: Locale): readonly [string, string] => {
  const words = receipt[locale];
  switch (page.state) {
    case 'sending':
      return [words.sendingTitle, words.sendingNext];
    case 'waiting':
      return [words.waitingTitle, words.waitingNext];
    case 'received':
      return [words.receivedTitle, words.receivedNext];
    case 'lost':
      return cardErrors[locale][page.code]({});
  }
};
