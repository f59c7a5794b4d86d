import type { ReactNode } from 'react';
import type { Refusal } from '../../platform/ask.ts';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';

/** In the place of what is not here yet: it is being read, or could not be, and why. */
export const NotRead = ({ refusal, onAgain }: { readonly refusal: Refusal | null; readonly onAgain: () => Promise<void> }): ReactNode => {
  const { k, c, locale } = useWords();
  if (refusal === null) return <p role="status">{c.loading}</p>;
  return (
    <div className="empty" role="alert">
      <h2>{k.failedTitle}</h2>
      <p>{refusalWords(refusal, locale)}</p>
      <button type="button" onClick={() => void onAgain()}>{c.retry}</button>
    </div>
  );
};
