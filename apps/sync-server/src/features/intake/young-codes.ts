import { errorText } from '@qoa/messages';
import type { AnswerCode } from '@qoa/shared/errors';
import type { Answer, TaggedAnswer } from '@qoa/shared/events';

/** Codes that came after the first release: phones of then have no words for them. */
const youngCodes: ReadonlySet<string> = new Set<AnswerCode>(['AMOUNT_MISSING']);

/** An answer with words in both languages where a phone out there may not know its code. Law: old phones */
export const withWords = (answer: TaggedAnswer): TaggedAnswer => (answer.code !== null && youngCodes.has(answer.code) ? { ...answer, words: { es: wordsOf(answer.code, answer.facts, 'es'), en: wordsOf(answer.code, answer.facts, 'en') } } : answer);

const wordsOf = (code: string, facts: Answer['facts'], locale: 'es' | 'en'): string => errorText(code, facts, locale).join(' ');
