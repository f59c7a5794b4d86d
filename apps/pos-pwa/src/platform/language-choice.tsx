import { common, type Locale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from './use-locale.ts';
import './language-choice.css';

/** Spanish or English, as the person chooses. */
export const LanguageChoice = ({ onLocale }: { readonly onLocale: (locale: Locale) => void }): ReactElement => {
  const locale = useLocale();
  const words = common[locale];
  return (
    <fieldset className="language">
      <legend>{words.language}</legend>
      {(['es', 'en'] as const).map((each) => (
        <label key={each} className="kind" lang={each}>
          <input type="radio" name="language" checked={locale === each} onChange={() => onLocale(each)} />
          <span>{each === 'es' ? words.spanish : words.english}</span>
        </label>
      ))}
    </fieldset>
  );
};
