import { consoleAudiences, type Words } from '@qoa/messages';
import { type ConsoleWords, useWords } from '../../platform/words-context.tsx';

/** The words of the screen in the language of the page. */
export const useAudienceWords = (): ConsoleWords & { readonly a: Words<(typeof consoleAudiences)['es']> } => {
  const words = useWords();
  return { ...words, a: consoleAudiences[words.locale] };
};
