import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { common, consoleLosses, consoleWords } from '@qoa/messages';
import type { Locale, Words } from '@qoa/messages';

/** The words of the console in the language of whoever looks at it. */
export interface ConsoleWords {
  readonly locale: Locale;
  readonly t: Words<(typeof consoleWords)['es']>;
  readonly c: Words<(typeof common)['es']>;
  /** Of losses. */
  readonly l: Words<(typeof consoleLosses)['es']>;
}

const WordsContext = createContext<ConsoleWords>({ locale: 'es', t: consoleWords.es, c: common.es, l: consoleLosses.es });

/** Gives everything below it its words. */
export const WordsProvider = ({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }): ReactNode => (
  <WordsContext value={{ locale, t: consoleWords[locale], c: common[locale], l: consoleLosses[locale] }}>{children}</WordsContext>
);

/** The words in the language of the page. */
export const useWords = (): ConsoleWords => useContext(WordsContext);
