import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatTime } from '@qoa/messages';
import type { StoreHealth } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { happeningLine } from './happening-line.ts';
import type { Happening } from './journal.ts';

const shownMax = 60;

/** What happens, newest first. Pausing keeps what is shown still, so that it can be read; nothing is lost meanwhile. */
export const Stream = ({ happenings, stores }: { readonly happenings: readonly Happening[]; readonly stores: readonly Pick<StoreHealth, 'store' | 'name'>[] }): ReactNode => {
  const { t } = useWords();
  const [held, setHeld] = useState<readonly Happening[] | null>(null);
  const shown = (held ?? happenings).slice(0, shownMax);
  return (
    <section className="stream" aria-labelledby="stream-title">
      <div className="stream-head">
        <h2 id="stream-title">{t.stream}</h2>
        <button type="button" aria-pressed={held !== null} onClick={() => setHeld(held === null ? happenings : null)}>{held === null ? t.pause : t.resume}</button>
      </div>
      {shown.length === 0 ? <p className="empty">{t.streamEmpty}</p> : <ol>{shown.map((happening) => <HappeningItem key={happening.judgedNo} happening={happening} stores={stores} />)}</ol>}
    </section>
  );
};

const HappeningItem = ({ happening, stores }: { readonly happening: Happening; readonly stores: readonly Pick<StoreHealth, 'store' | 'name'>[] }): ReactNode => {
  const words = useWords();
  const { tone, what, why, where, atMs } = happeningLine(happening, words, (of) => stores.find(({ store }) => store === of)?.name ?? '');
  return (
    <li className={tone}>
      <span className="code">{happening.judgedNo}</span>
      <p><b>{what}</b>{why === null ? null : <span>{why}</span>}{where === null ? null : <small>{where}</small>}</p>
      {atMs === null ? null : <time dateTime={new Date(atMs).toISOString()}>{formatTime(atMs, words.locale)}</time>}
    </li>
  );
};
