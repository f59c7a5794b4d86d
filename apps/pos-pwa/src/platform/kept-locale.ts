import { localeOf, type Locale } from '@qoa/messages';

const NAME = 'qoa-locale';

/** The language that the person chose on this phone, else the browser's; Spanish unless English comes first. */
export const readLocale = (storage: Pick<Storage, 'getItem'>, preferred: readonly string[]): Locale => {
  const kept = storage.getItem(NAME);
  return kept === 'es' || kept === 'en' ? kept : localeOf(preferred);
};

export const keepLocale = (storage: Pick<Storage, 'setItem'>, locale: Locale): void => storage.setItem(NAME, locale);
