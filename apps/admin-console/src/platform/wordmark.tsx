import type { ReactNode } from 'react';
import { drawWordmark, paint } from '@qoa/design';
import { useWords } from './words-context.tsx';

/** The wordmark as an image, so that no markup passes into the page. */
export const Wordmark = ({ ink = paint.ink, dot = paint.stamp }: { readonly ink?: string; readonly dot?: string }): ReactNode => {
  const { c } = useWords();
  return <img className="wordmark" alt={c.product} src={`data:image/svg+xml,${encodeURIComponent(drawWordmark(null, ink, dot))}`} />;
};
