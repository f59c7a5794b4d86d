import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { useLoaded } from '../../platform/use-loaded.ts';
import { useWords } from '../../platform/words-context.tsx';
import { toldLines } from './told-lines.ts';

interface WhyProps {
  readonly judgedNo: number;
  /** What is explained, for whoever hears the screen. */
  readonly about: string;
  readonly transport: Pick<ConsoleTransport, 'explanation'>;
}

/** Opens why an event gave what it gave; nothing is asked before. */
export const Why = ({ about, ...props }: WhyProps): ReactNode => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="why">
      <button type="button" aria-expanded={open} aria-label={`${t.why} ${about}`} onClick={() => setOpen(!open)}>{t.why}</button>
      {open ? <Told {...props} /> : null}
    </div>
  );
};

const Told = ({ judgedNo, transport }: Omit<WhyProps, 'about'>): ReactNode => {
  const { t, locale } = useWords();
  const { value, refusal } = useLoaded(useCallback(() => transport.explanation(judgedNo, locale), [transport, judgedNo, locale]));
  if (value === null) return <p role="status">{refusal === null ? t.whyLoading : t.whyAway}</p>;
  return (
    <ul>
      {toldLines(value).map(({ depth, text, code }, at) => (
        <li key={at} data-depth={depth}>{text}{code === null ? null : <> <code>{code}</code></>}</li>
      ))}
    </ul>
  );
};
