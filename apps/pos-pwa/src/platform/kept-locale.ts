import type { Locale } from '@qoa/messages';

const NAME = 'qoa-locale';

/** The language that the person chose on this phone. Spanish until they choose: browsers of cheap phones are often set to English. */
export const readLocale = (storage: Pick<Storage, 'getItem'>): Locale => (storage.getItem(NAME) === 'en' ? 'en' : 'es');

export const keepLocale = (storage: Pick<Storage, 'setItem'>, locale: Locale): void => storage.setItem(NAME, locale);
