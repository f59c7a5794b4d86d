import { errorWords } from '@qoa/messages';
import type { Locale } from '@qoa/messages';
import type { Refusal } from './ask.ts';

/** A refusal in words: what happened and what to do next. */
export const refusalWords = ({ code, facts }: Refusal, locale: Locale): string => errorWords(code, facts, locale);
