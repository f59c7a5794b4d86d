import { errorText } from '@qoa/messages';
import { type ErrorCode, errorCodes, errorOf } from '@qoa/shared/errors';
import type { Answer, ToldAnswer } from '@qoa/shared/events';

/** Codes for which older phones have no words. */
const youngCodes: ReadonlySet<string> = new Set<ErrorCode>(errorCodes.filter((code) => errorOf(code).sinceProtocol !== undefined));

/** An answer as phones are told it: with words in both languages where one out there may not know its code. Law: old phones */
export const withWords = <Told extends Answer>(answer: Told): Told & ToldAnswer =>
  answer.code !== null && youngCodes.has(answer.code) ? { ...answer, words: { es: wordsOf(answer.code, answer.facts, 'es'), en: wordsOf(answer.code, answer.facts, 'en') } } : answer;

const wordsOf = (code: string, facts: Answer['facts'], locale: 'es' | 'en'): string => errorText(code, facts, locale).join(' ');
