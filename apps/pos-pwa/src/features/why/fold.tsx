import { phoneSale } from '@qoa/messages';
import { Suspense, useState, type ReactElement, type ReactNode } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import './why.css';

interface FoldProps {
  /** What is explained, for whoever hears the screen. */
  readonly about: string;
  /** Made, and loaded, when it is first opened. */
  readonly children: () => ReactNode;
}

/** One tap opens why; nothing of it is loaded or asked before. */
export const Fold = ({ about, children }: FoldProps): ReactElement => {
  const words = phoneSale[useLocale()];
  const [open, setOpen] = useState(false);
  return (
    <div className="why-fold">
      <button type="button" aria-expanded={open} aria-label={`${words.why} ${about}`} onClick={() => setOpen(!open)}>
        {words.why}
      </button>
      {open && <Suspense fallback={null}>{children()}</Suspense>}
    </div>
  );
};
