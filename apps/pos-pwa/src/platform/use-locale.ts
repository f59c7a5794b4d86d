import { createContext, useContext } from 'react';
import type { Locale } from '@qoa/messages';

/** Carries the language that the person chose; provided once, by the shell. */
export const LocaleContext = createContext<Locale>('es');

/** The language of every word on screen. */
export const useLocale = (): Locale => useContext(LocaleContext);
