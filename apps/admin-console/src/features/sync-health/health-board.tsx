import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { SyncHealth } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { healthTotals } from './health-totals.ts';
import { shownStores } from './shown-stores.ts';
import type { Shown } from './shown-stores.ts';
import { StoresTable } from './stores-table.tsx';
import type { CaughtUp, StoreActions } from './stores-table.tsx';
import { TotalsStrip } from './totals-strip.tsx';

/** Sync health on one board: the numbers, what else needs a look (`children`), what to show, and the table. */
export const HealthBoard = ({ health, serverNowMs, caughtUp, actions, children }: { readonly health: SyncHealth; readonly serverNowMs: number; readonly caughtUp: CaughtUp; readonly actions: StoreActions | null; readonly children: ReactNode }): ReactNode => {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown>({ only: 'all', search: '' });
  const searchId = useId();
  const totals = healthTotals(health, serverNowMs);
  const stores = shownStores(health.stores, shown, serverNowMs);
  const choices = [['all', t.filterAll(totals.devices)], ['problems', t.filterProblems(totals.problems)]] as const;
  return (
    <>
      <TotalsStrip totals={totals} serverNowMs={serverNowMs} />
      {children}
      <div className="tools">
        <div role="group" aria-label={t.filter} className="choices">
          {choices.map(([only, name]) => <button key={only} type="button" aria-pressed={shown.only === only} onClick={() => setShown({ ...shown, only })}>{name}</button>)}
        </div>
        <label htmlFor={searchId}>{t.search}</label>
        <input id={searchId} type="search" value={shown.search} onChange={({ target }) => setShown({ ...shown, search: target.value })} />
      </div>
      {stores.length > 0 ? <StoresTable stores={stores} serverNowMs={serverNowMs} caughtUp={caughtUp} actions={actions} /> : <NothingShown shown={shown} isEmpty={health.stores.length === 0} />}
    </>
  );
};

const NothingShown = ({ shown, isEmpty }: { readonly shown: Shown; readonly isEmpty: boolean }): ReactNode => {
  const { t } = useWords();
  const [title, next] = isEmpty ? [t.emptyTitle, t.emptyNext] : shown.search.trim() === '' ? [t.noProblemsTitle, t.noProblemsNext] : [t.noMatchTitle, t.noMatchNext];
  return <div className="empty" role="status"><h2>{title}</h2><p>{next}</p></div>;
};
