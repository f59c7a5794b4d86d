import type { Locale } from '@qoa/messages';
import type { Birthday } from '@qoa/shared/rules';
import { aheadPainter, browserSavedOutlook, keepOutlook, meansOf } from './features/ahead/index.ts';
import type { CardPage, CardWords, Means } from './features/card/index.ts';
import { offerErasure } from './features/erasure/index.ts';
import { movementsPainter } from './features/movements/index.ts';
import type { CardTransport } from './platform/card-transport.ts';
import { keepOffline } from './platform/keep-offline.ts';
import { stayAwake } from './platform/wake-lock.ts';

/** What comes after the first view: movements with their reasons, what lies ahead, the screen that stays on, the way to be forgotten, the page that opens without signal. */
export const startLater = async (words: CardWords, locale: Locale, transport: CardTransport, learn: (means: Means) => void, erased: () => void): Promise<(page: CardPage) => void> => {
  const { ahead, erasure, outlook, reasons } = locale === 'es' ? await import('./later-es.ts') : await import('./later-en.ts');
  const paintMovements = movementsPainter({ words, why: ahead, reasons, locale, askWhy: (judgedNo) => transport.explanation(judgedNo, locale).then((heard) => (heard.heard ? heard.answer : null)) });
  const paintAhead = aheadPainter({ ahead, outlook, reasons }, locale);
  const showErasure = offerErasure({ words: erasure, erase: transport.erase, erased });
  installable();
  stayAwake(navigator, document);
  let last: unknown = null;
  const paint = (page: CardPage): void => {
    const movements = page.card === null ? [] : page.wallet.movements;
    if (movements !== last) paintMovements(movements);
    last = movements;
    showErasure(page.card !== null);
    shown = page;
    const known = outlookFor(page);
    // The drawings first: what lies ahead is filled in beside them.
    if (known !== null) learn(meansOf(known.outlook, Date.now()));
    paintAhead(page, known, Date.now());
    if (known?.outlook.birthday === 'asked') mayAskBirthday();
  };
  const mayAskBirthday = birthdayAsked(locale, transport);
  let shown: CardPage | null = null;
  const outlookFor = keepOutlook({ transport, saved: browserSavedOutlook(() => localStorage), nowMs: Date.now, changed: () => shown !== null && paint(shown) });
  return paint;
};

/** Most customers are never asked for it: what asks is loaded when one is. */
const birthdayAsked = (locale: Locale, transport: Pick<CardTransport, 'tellBirthday'>): (() => void) => {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    void Promise.all([import('./features/birthday/index.ts'), locale === 'es' ? import('./birthday-es.ts') : import('./birthday-en.ts')]).then(([{ askBirthday }, { birthday: words }]) => askBirthday({ words, locale, tell: transport.tellBirthday, today }));
  };
};

const today = (): Birthday => {
  const now = new Date();
  return { month: now.getMonth() + 1, day: now.getDate() };
};

const installable = (): void => {
  for (const [rel, href] of [['manifest', 'manifest.webmanifest'], ['apple-touch-icon', 'icon-192.png']] as const) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href: import.meta.env.BASE_URL + href }));
  }
  keepOffline();
};
