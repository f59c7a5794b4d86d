import { formatDateTime, formatSold, inZone, previewWhy } from '@qoa/messages';
import type { cardAheadEs, ErrorText, Locale, MessageFacts, Words } from '@qoa/messages';
import type { EndedGiven } from '@qoa/shared/feed';
import type { CardWords, Movement } from '../card/index.ts';

/** The words that say why, by code. */
export type Reasons = Readonly<Record<string, (facts: MessageFacts) => ErrorText>>;

/** The words of what has ended. */
export type EndedWords = Pick<Words<typeof cardAheadEs>, 'endedStamps' | 'endedPoints' | 'endedBy'>;

/** What movements are told in. */
export interface Telling {
  readonly words: CardWords;
  readonly ended: EndedWords;
  readonly reasons: Reasons;
  readonly locale: Locale;
}

/** One purchase, or what has ended, in words. */
export interface MovementLine {
  readonly what: string;
  /** Empty: it gave nothing to tell of. */
  readonly given: string;
  readonly gave: boolean;
  readonly where: string;
  /** Why it gave less than all or nothing; null when there is nothing to explain. */
  readonly why: string | null;
}

/** What a purchase gave, where and why, by the store's clock. An answer in custody says so; a code without words is told by its class alone. */
export const movementLine = (movement: Movement, { words, ended: endedWords, reasons, locale }: Telling): MovementLine => {
  const { answer, products, storeName, timeZone, atMs, ended } = movement;
  if (ended !== undefined) return endedLine(movement, ended, endedWords, locale);
  const given = givenText(answer, words);
  const reason = answer.code === null || !Object.hasOwn(reasons, answer.code) ? undefined : reasons[answer.code];
  return {
    what: products.length === 0 ? words.adjusted : products.map((product) => formatSold(product, locale)).join(', '),
    given: answer.class === 'held' ? words.held : given === '' ? words.gaveNone : given,
    gave: given !== '',
    where: [storeName, formatDateTime(atMs, locale, timeZone)].filter((part) => part !== '').join(', '),
    why: reason === undefined ? null : whyText(reason(inZone(answer.facts, timeZone)).join(' '), given, locale),
  };
};

/** That nothing was given stands above it. */
const whyText = (said: string, given: string, locale: Locale): string => (given === '' ? previewWhy(said, locale) : said);

/** `Vencieron 3 sellos`, by which rule and when: by the clock of whoever looks, since it happened in no store. */
const endedLine = ({ atMs }: Movement, ended: readonly EndedGiven[], { endedStamps, endedPoints, endedBy }: EndedWords, locale: Locale): MovementLine => {
  const what = ended.map(({ unit, units }) => (unit === 'stamp' ? endedStamps : endedPoints)(units)).join(', ');
  const by = [...new Set(ended.flatMap((each) => each.by ?? []))].map(endedBy).join(' ');
  return { what, given: '', gave: false, where: formatDateTime(atMs, locale), why: by === '' ? null : by };
};

/** `+1 sello, +20 puntos`; empty when nothing was given. */
const givenText = ({ given }: Movement['answer'], words: CardWords): string => {
  const of = (kind: string): number => given.reduce((sum, { unit, units }) => sum + (unit === kind ? units : 0), 0);
  const [stamps, points] = [of('stamp'), of('point')];
  return [...(stamps > 0 ? [words.gave(stamps)] : []), ...(points > 0 ? [words.gavePoints(points)] : [])].join(', ');
};
