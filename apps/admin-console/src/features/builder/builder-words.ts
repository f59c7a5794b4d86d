import { consoleBuilder, consoleRules, type Locale, type Words } from '@qoa/messages';

/** Everything that the builder says, in one language. */
export type BuilderWords = Words<(typeof consoleBuilder)['es'] & (typeof consoleRules)['es']>;

export const builderWords: Readonly<Record<Locale, BuilderWords>> = { es: { ...consoleBuilder.es, ...consoleRules.es }, en: { ...consoleBuilder.en, ...consoleRules.en } };
