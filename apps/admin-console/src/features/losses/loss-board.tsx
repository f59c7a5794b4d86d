import type { ReactNode } from 'react';
import { formatAgo } from '@qoa/messages';
import type { LossHealth, SyncHealth } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { lossGroups } from './loss-groups.ts';
import { lossWords } from './loss-words.ts';

/** What is known to be lost, store by store: what waits for somebody first, what is closed behind it. Nothing at all is shown while nothing ever was lost. */
export const LossBoard = ({ health, serverNowMs, onClose }: { readonly health: SyncHealth; readonly serverNowMs: number; readonly onClose: ((loss: LossHealth) => void) | null }): ReactNode => {
  const { l } = useWords();
  const [open, closed] = [health.losses.filter((loss) => loss.closed === null), health.losses.filter((loss) => loss.closed !== null)];
  if (health.losses.length === 0) return null;
  return (
    <section className="losses" aria-labelledby="losses-title">
      <h2 id="losses-title">{l.title}</h2>
      <p className={open.length > 0 ? 'notice' : ''}>{open.length > 0 ? l.open(open.length) : l.nothingOpen}</p>
      <Groups losses={open} stores={health.stores} serverNowMs={serverNowMs} onClose={onClose} />
      {closed.length === 0 ? null : (
        <details>
          <summary>{l.closed(closed.length)}</summary>
          <Groups losses={closed} stores={health.stores} serverNowMs={serverNowMs} onClose={null} />
        </details>
      )}
    </section>
  );
};

interface GroupsProps {
  readonly losses: readonly LossHealth[];
  readonly stores: SyncHealth['stores'];
  readonly serverNowMs: number;
  readonly onClose: ((loss: LossHealth) => void) | null;
}

const Groups = ({ losses, stores, serverNowMs, onClose }: GroupsProps): ReactNode => {
  const { l } = useWords();
  return lossGroups(losses, stores).map(({ store, losses: ofStore }) => (
    <div key={store ?? ''}>
      <h3>{store ?? l.unknownStore}</h3>
      <ul>{ofStore.map((loss) => <LossItem key={loss.no} loss={loss} serverNowMs={serverNowMs} onClose={onClose} />)}</ul>
    </div>
  ));
};

const LossItem = ({ loss, serverNowMs, onClose }: { readonly loss: LossHealth; readonly serverNowMs: number; readonly onClose: ((loss: LossHealth) => void) | null }): ReactNode => {
  const words = useWords();
  const { l, locale } = words;
  const { what, body, closed } = lossWords(loss, words);
  const phone = loss.enrolment.slice(0, 6);
  return (
    <li className={closed === null ? 'open' : ''} data-testid={`loss-${loss.no}`}>
      <div>
        <p><b>{what}</b> <span className="code">{l.phone(phone)}</span> <small>{l.noticed(formatAgo(loss.noticedAtMs, serverNowMs, locale))}</small></p>
        <p>{body.join(' ')}</p>
        {closed === null ? null : <p><small>{closed}</small></p>}
      </div>
      {onClose === null ? null : <button type="button" aria-label={l.closeOne(what, phone)} onClick={() => onClose(loss)}>{l.close}</button>}
    </li>
  );
};
