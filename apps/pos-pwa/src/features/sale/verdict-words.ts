import { phoneErrorText, previewWhy, type Locale } from '@qoa/messages';
import type { ListedAnswer, ListedEvent } from '../replica/index.ts';
import { givenWords } from './given-words.ts';

/** What is to be said of how a sale stands: its answer, or that it is set aside. */
export const standingWords = ({ state, answer }: Pick<ListedEvent, 'state' | 'answer'>, attachable: boolean, locale: Locale, timeZone: string): string =>
  state === 'drawn' ? phoneErrorText('QUEUE_DAMAGED', { count: 1 }, locale).join(' ') : verdictWords(answer, attachable, locale, timeZone);

/** What a sale's answer says: what it gave, and why it gave less or nothing, with when to come back by the clock of `timeZone`. A sale that may still be given its card is not told that it gives nothing, and one that gave nothing not twice: its state says so above. */
export const verdictWords = (answer: ListedAnswer | null, attachable: boolean, locale: Locale, timeZone: string): string => {
  if (answer === null || (attachable && answer.code === 'NO_CARD')) return '';
  const given = givenWords(answer, locale);
  if (answer.code === null) return given;
  const why = answer.words?.[locale] ?? phoneErrorText(answer.code, answer.facts, locale, timeZone).join(' ');
  return answer.class === 'refused' ? previewWhy(why, locale) : given === '' ? why : `${given}. ${why}`;
};
