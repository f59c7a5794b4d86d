import type { ReactElement } from 'react';
import { common, phoneErrorText, type Locale } from '@qoa/messages';

interface Props {
  readonly code: string;
  readonly locale: Locale;
  readonly reload: () => void;
}

/** All that the app can show where the browser gives no storage: no sale would last, so none is taken. */
export const StorageNotice = ({ code, locale, reload }: Props): ReactElement => {
  const [what, next] = phoneErrorText(code, {}, locale);
  return (
    <main className="notice" role="alert">
      <h1>{what}</h1>
      <p>{next}</p>
      <button type="button" onClick={reload}>
        {common[locale].retry}
      </button>
    </main>
  );
};
