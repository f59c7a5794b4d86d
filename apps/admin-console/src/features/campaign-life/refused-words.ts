import { differenceText, type DifferenceNames, inZone } from '@qoa/messages';
import type { Refusal } from '../../platform/ask.ts';
import { refusalWords } from '../../platform/refusal-words.ts';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** Why a command was refused, with the member of the document that it is about in words, and instants by the campaign's clock as in its fields; empty: it was not. */
export const refusedWords = (refusal: Refusal | null, names: DifferenceNames, { k, locale }: Pick<ConsoleWords, 'k' | 'locale'>): string => {
  if (refusal === null) return '';
  const facts = inZone(refusal.facts, names.timeZone);
  const field = typeof facts['field'] === 'string' ? differenceText({ field: facts['field'], before: null, after: null }, names, locale).label : null;
  // The builder tells each problem beside its field; here it is enough to know where.
  if (refusal.code === 'REVISION_INVALID' && field !== null) return `${k.failed} ${k.documentWrong(field)}`;
  return `${k.failed} ${refusalWords({ ...refusal, facts: field === null ? facts : { ...facts, field } }, locale)}`;
};
