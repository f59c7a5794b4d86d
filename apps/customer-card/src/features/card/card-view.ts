import type { cardEs, Locale, Words } from '@qoa/messages';
import { formatAgo } from '@qoa/messages';
import type { CardPage } from './card-page.ts';
import { type Means, membershipsOf, type MembershipView } from './memberships.ts';
import type { Movement } from './wallet.ts';

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

/** In which words, when, and by what means a page is shown. */
export interface Showing {
  readonly words: CardWords;
  readonly locale: Locale;
  readonly nowMs: number;
  readonly means: Means;
}

/** What is on the screen, as plain values: the document is changed only where these change. */
export interface CardView {
  readonly face: Face | null;
  readonly card: { readonly qr: string; readonly code: string } | null;
  readonly status: { readonly tone: 'live' | 'wait' | 'off'; readonly text: string };
  readonly memberships: readonly MembershipView[];
  readonly empty: { readonly title: string; readonly next: string } | null;
  readonly movements: readonly Movement[];
  /** Said politely to a screen reader; empty when nothing has just come. */
  readonly announcement: string;
}

/** Every state of the page has a face. `means`: what the server told of what the card may spend. */
export const cardView = (page: CardPage, { words, locale, nowMs, means }: Showing): CardView => {
  const memberships = page.card === null ? [] : membershipsOf(page, words, nowMs, means);
  return {
    face: faceOf(page, words),
    card: page.card === null ? null : { qr: page.card.qr, code: inFours(page.card.code) },
    status: statusOf(page, words, locale, nowMs),
    memberships,
    empty: page.card !== null && page.wallet.epoch !== null && memberships.length === 0 ? { title: words.noPrograms, next: words.noProgramsNext } : null,
    movements: page.card === null ? [] : page.wallet.movements,
    announcement: memberships.flatMap(({ units }) => units.flatMap(({ news, count, progress }) => (news === '' ? [] : [`${news} ${count}. ${progress}`]))).join(' '),
  };
};

/** `8F2KQ7ZD93XM` as it is typed and spoken: `8F2K Q7ZD 93XM`. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

const faceOf = ({ link, signal, card }: CardPage, words: CardWords): Face | null => {
  if (link === 'refused') return face(words.badLinkTitle, words.badLinkNext, 'warn');
  if (link === 'erased') return face(words.erasedTitle, words.erasedNext, 'calm');
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
  if (link === 'refused' || link === 'missing' || link === 'erased') return { tone: 'off', text: '' };
  if (signal === 'connecting' || seenAtMs === null) return { tone: 'wait', text: signal === 'connecting' ? words.connecting : '' };
  const ago = formatAgo(seenAtMs, nowMs, locale);
  return { tone: 'off', text: signal === 'offline' ? words.lastSeen(ago) : words.serverAway(ago) };
};
