import type { ReactNode } from 'react';
import { formatAgo } from '@qoa/messages';
import type { HoldHealth, SyncHealth } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { holdWords } from './hold-words.ts';

interface BoardParts {
  readonly health: Pick<SyncHealth, 'holds' | 'stores'>;
  readonly serverNowMs: number;
  /** Null: whoever looks may not decide. */
  readonly onDecide: ((hold: HoldHealth) => void) | null;
}

/** What is held until somebody decides, the oldest first; what was decided behind it. Nothing at all is shown while nothing ever waited. */
export const HoldBoard = ({ health, ...parts }: BoardParts): ReactNode => {
  const { h } = useWords();
  const { waiting, shown } = health.holds;
  const [open, decided] = [shown.filter((hold) => hold.decided === null), shown.filter((hold) => hold.decided !== null)];
  if (shown.length === 0) return null;
  return (
    <section className="losses" aria-labelledby="holds-title">
      <h2 id="holds-title">{h.title}</h2>
      <p className={waiting > 0 ? 'notice' : ''}>{waiting === 0 ? h.nothingWaits : h.waiting(waiting)} {waiting > open.length ? h.oldest(open.length) : ''}</p>
      <ul>{open.map((hold) => <HoldItem key={hold.no} hold={hold} stores={health.stores} {...parts} />)}</ul>
      {decided.length === 0 ? null : (
        <details>
          <summary>{h.decided(decided.length)}</summary>
          <ul>{decided.map((hold) => <HoldItem key={hold.no} hold={hold} stores={health.stores} {...parts} onDecide={null} />)}</ul>
        </details>
      )}
    </section>
  );
};

const HoldItem = ({ hold, stores, serverNowMs, onDecide }: Omit<BoardParts, 'health'> & { readonly hold: HoldHealth; readonly stores: SyncHealth['stores'] }): ReactNode => {
  const words = useWords();
  const { h, locale } = words;
  const { what, body, decided } = holdWords(hold, words);
  const store = stores.find((one) => one.store === hold.store)?.name ?? h.unknownStore;
  const phone = h.phone(hold.enrolment.slice(0, 6), hold.seq);
  return (
    <li className={decided === null ? 'open' : ''} data-testid={`hold-${hold.no}`}>
      <div>
        <p><b>{what}</b> {store} · <span className="code">{phone}</span> <small>{h.received(formatAgo(hold.receivedAtMs, serverNowMs, locale))}</small></p>
        {body.map((sentence) => <p key={sentence}>{sentence}</p>)}
        {decided === null ? null : <p><small>{decided}</small></p>}
      </div>
      {onDecide === null ? null : <button type="button" aria-label={h.decideOne(what, phone)} onClick={() => onDecide(hold)}>{h.decide}</button>}
    </li>
  );
};
