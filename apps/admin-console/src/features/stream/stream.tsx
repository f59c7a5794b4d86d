import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatTime } from '@qoa/messages';
import type { StoreHealth } from '@qoa/shared/protocol';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { useWords } from '../../platform/words-context.tsx';
import { Why } from '../why/index.ts';
import { happeningLine } from './happening-line.ts';
import type { Happening } from './journal.ts';

const shownMax = 60;

interface StreamParts {
  readonly stores: readonly Pick<StoreHealth, 'store' | 'name'>[];
  readonly transport: Pick<ConsoleTransport, 'explanation'>;
}

/** What happens, newest first. Pausing keeps what is shown still, so that it can be read; nothing is lost meanwhile. */
export const Stream = ({ happenings, ...parts }: StreamParts & { readonly happenings: readonly Happening[] }): ReactNode => {
  const { t } = useWords();
  const [held, setHeld] = useState<readonly Happening[] | null>(null);
  const shown = (held ?? happenings).slice(0, shownMax);
  return (
    <section className="stream" aria-labelledby="stream-title">
      <div className="stream-head">
        <h2 id="stream-title">{t.stream}</h2>
        <button type="button" aria-pressed={held !== null} onClick={() => setHeld(held === null ? happenings : null)}>{held === null ? t.pause : t.resume}</button>
      </div>
      {shown.length === 0 ? <p className="empty">{t.streamEmpty}</p> : <ol>{shown.map((happening) => <HappeningItem key={happening.judgedNo} happening={happening} {...parts} />)}</ol>}
    </section>
  );
};

const HappeningItem = ({ happening, stores, transport }: StreamParts & { readonly happening: Happening }): ReactNode => {
  const words = useWords();
  const { tone, what, why, where, atMs } = happeningLine(happening, words, (of) => stores.find(({ store }) => store === of)?.name ?? '');
  return (
    <li className={tone}>
      <span className="code">{happening.judgedNo}</span>
      <p><b>{what}</b>{why === null ? null : <span>{why}</span>}{where === null ? null : <small>{where}</small>}</p>
      {atMs === null ? null : <time dateTime={new Date(atMs).toISOString()}>{formatTime(atMs, words.locale)}</time>}
      {happening.kind === 'fact' ? null : <Why judgedNo={happening.judgedNo} about={`${what}, ${where ?? ''}`} transport={transport} />}
    </li>
  );
};
