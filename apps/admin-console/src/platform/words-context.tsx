import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { common, consoleCampaigns, consoleDryRun, consoleHolds, consoleLosses, consoleWords } from '@qoa/messages';
import type { Locale, Words } from '@qoa/messages';

/** The words of the console in the language of whoever looks at it. */
export interface ConsoleWords {
  readonly locale: Locale;
  readonly t: Words<(typeof consoleWords)['es']>;
  readonly c: Words<(typeof common)['es']>;
  /** Of losses. */
  readonly l: Words<(typeof consoleLosses)['es']>;
  /** Of what is held for people. */
  readonly h: Words<(typeof consoleHolds)['es']>;
  /** Of campaigns. */
  readonly k: Words<(typeof consoleCampaigns)['es']>;
  /** Of dry runs. */
  readonly d: Words<(typeof consoleDryRun)['es']>;
}

/** The words in a language. */
export const consoleWordsIn = (locale: Locale): ConsoleWords => ({ locale, t: consoleWords[locale], c: common[locale], l: consoleLosses[locale], h: consoleHolds[locale], k: consoleCampaigns[locale], d: consoleDryRun[locale] });

const WordsContext = createContext<ConsoleWords>(consoleWordsIn('es'));

/** Gives everything below it its words. */
export const WordsProvider = ({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }): ReactNode => <WordsContext value={consoleWordsIn(locale)}>{children}</WordsContext>;

/** The words in the language of the page. */
export const useWords = (): ConsoleWords => useContext(WordsContext);
