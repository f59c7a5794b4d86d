import { common, phoneErrorText } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';

/** The server answers, but many ask why at once: the person asks again, when they like. */
export const Busy = ({ onAgain }: { readonly onAgain: () => void }): ReactElement => {
  const locale = useLocale();
  return (
    <div role="status">
      <p className="why-note">{phoneErrorText('EXPLANATIONS_BUSY', {}, locale).join(' ')}</p>
      <button type="button" onClick={onAgain}>{common[locale].retry}</button>
    </div>
  );
};
