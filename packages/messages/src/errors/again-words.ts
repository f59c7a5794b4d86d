import { counted, said, type MessageFacts } from './error-text.ts';
import { isRolling } from './limit-words.ts';

/** How a language says when a sale counts again, by the fact `again`. */
export type AgainWords = Readonly<Record<'next' | 'day' | 'week' | 'month' | 'ends' | 'never', string>> & { readonly at: (facts: MessageFacts) => string };

/** When a sale counts again. Answers that were given before limits said `again` tell the end of the limit's own period; an `again` of a newer release tells the instant alone, and what is `untold` nothing. */
export const againSaid = (facts: MessageFacts, words: AgainWords): string => {
  const again = facts['again'] === undefined ? earlier(facts) : said(facts, 'again');
  if (again === 'next' || again === 'day' || again === 'week' || again === 'month' || again === 'ends' || again === 'never') return words[again];
  if (again === 'untold') return '';
  return counted(facts, 'nextMs') > 0 ? words.at(facts) : words.never;
};

/** Whether an instant is told from which it counts. */
export const comesBack = (facts: MessageFacts): boolean => counted(facts, 'nextMs') > 0;

const earlier = (facts: MessageFacts): string => {
  if (isRolling(facts) || facts['per'] === undefined) return 'at';
  return byPeriod[said(facts, 'per')] ?? 'next';
};

const byPeriod: Readonly<Record<string, string>> = { day: 'day', week: 'week', month: 'month', lifetime: 'never' };
