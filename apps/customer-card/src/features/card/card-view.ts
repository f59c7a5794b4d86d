import type { cardEs, Locale, Words } from '@qoa/messages';
import { formatAgo } from '@qoa/messages';
import type { CardPage } from './card-page.ts';
import type { Movement, Offer, Wallet } from './wallet.ts';

const offersForNewMax = 3;

/** The words of the first view, in one language. */
export type CardWords = Words<typeof cardEs>;

/** A face that stands in the card's place when there is no card to show. */
export interface Face {
  readonly title: string;
  readonly next: string;
  readonly tone: 'calm' | 'warn';
  readonly busy: boolean;
  readonly retry: string | null;
}

/** One programme's stamps in words and numbers. */
export interface ProgrammeView {
  readonly programme: string;
  readonly name: string;
  /** Above the stamps when a prize is ready; else null. */
  readonly prize: string | null;
  readonly progress: string;
  readonly filled: number;
  readonly goal: number;
  readonly fresh: number;
  readonly count: string;
}

/** What is on the screen, as plain values: the document is changed only where these change. */
export interface CardView {
  readonly face: Face | null;
  readonly card: { readonly qr: string; readonly code: string } | null;
  readonly status: { readonly tone: 'live' | 'wait' | 'off'; readonly text: string };
  readonly programmes: readonly ProgrammeView[];
  readonly empty: { readonly title: string; readonly next: string } | null;
  readonly movements: readonly Movement[];
  /** Said politely to a screen reader; empty when nothing has just come. */
  readonly announcement: string;
}

/** Every state of the page has a face. */
export const cardView = (page: CardPage, words: CardWords, locale: Locale, nowMs: number): CardView => {
  const programmes = page.card === null ? [] : programmesOf(page, words);
  return {
    face: faceOf(page, words),
    card: page.card === null ? null : { qr: page.card.qr, code: inFours(page.card.code) },
    status: statusOf(page, words, locale, nowMs),
    programmes,
    empty: page.card !== null && page.wallet.epoch !== null && programmes.length === 0 ? { title: words.noPrograms, next: words.noProgramsNext } : null,
    movements: page.card === null ? [] : page.wallet.movements,
    announcement: programmes.filter(({ fresh }) => fresh > 0).map(({ fresh, count, progress }) => `${words.newStamps(fresh)} ${count}. ${progress}`).join(' '),
  };
};

/** `8F2KQ7ZD93XM` as it is typed and spoken: `8F2K Q7ZD 93XM`. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

const faceOf = ({ link, signal, card }: CardPage, words: CardWords): Face | null => {
  if (link === 'refused') return face(words.badLinkTitle, words.badLinkNext, 'warn');
  if (link === 'missing') return face(words.noLinkTitle, words.noLinkNext, 'calm');
  if (card !== null) return null;
  if (signal === 'offline') return face(words.offlineTitle, words.offlineNext, 'calm', words.retry);
  if (signal === 'away') return face(words.awayTitle, words.awayNext, 'warn', words.retry);
  return { ...face(words.loading, '', 'calm'), busy: true };
};

const face = (title: string, next: string, tone: Face['tone'], retry: string | null = null): Face => ({ title, next, tone, busy: false, retry });

const statusOf = ({ link, signal, seenAtMs }: CardPage, words: CardWords, locale: Locale, nowMs: number): CardView['status'] => {
  if (signal === 'live') return { tone: 'live', text: words.live };
  if (signal === 'fresh') return { tone: 'live', text: words.upToDate };
  if (link === 'refused' || link === 'missing') return { tone: 'off', text: '' };
  if (signal === 'connecting' || seenAtMs === null) return { tone: 'wait', text: signal === 'connecting' ? words.connecting : '' };
  const ago = formatAgo(seenAtMs, nowMs, locale);
  return { tone: 'off', text: signal === 'offline' ? words.lastSeen(ago) : words.serverAway(ago) };
};

/** The programmes that the person takes part in, the latest first; somebody new is shown a few to begin with. */
const shownOffers = ({ offers, standings }: Wallet): readonly (readonly [string, Offer])[] => {
  const begun = Object.entries(offers).filter(([programme]) => (standings[programme]?.balance ?? 0) > 0);
  const latest = begun.sort(([a], [b]) => (standings[b]?.judgedNo ?? 0) - (standings[a]?.judgedNo ?? 0));
  return latest.length > 0 ? latest : Object.entries(offers).slice(0, offersForNewMax);
};

const programmesOf = ({ wallet, fresh }: CardPage, words: CardWords): readonly ProgrammeView[] =>
  shownOffers(wallet).map(([programme, { name, prize, goal }]) => {
    const balance = wallet.standings[programme]?.balance ?? 0;
    const won = Math.floor(balance / goal);
    const filled = won > 0 && balance % goal === 0 ? goal : balance % goal;
    const prizeName = prize.charAt(0).toLowerCase() + prize.slice(1);
    return {
      programme, name, filled, goal,
      fresh: Math.min(fresh[programme] ?? 0, filled),
      prize: won === 0 ? null : words.prizeReady(won, prizeName),
      progress: won === 0 ? words.toGo(goal - filled, prizeName) : filled === goal ? '' : words.toNext(goal - filled),
      count: words.stampsOf(filled, goal),
    };
  });
