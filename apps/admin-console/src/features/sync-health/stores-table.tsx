import type { ReactNode } from 'react';
import type { DeviceHealth, StoreHealth } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { DeviceRow } from './device-row.tsx';

/** What whoever may do more than look can do here. */
export interface StoreActions {
  readonly onNewCode: (store: StoreHealth) => void;
  readonly onRevoke: (device: DeviceHealth) => void;
  readonly onDeclareLost: (device: DeviceHealth) => void;
}

/** How many waiting events phones brought just now, by enrolment. */
export type CaughtUp = ReadonlyMap<string, number>;

/** Every store with its phones in one table. On a narrow screen each row becomes a card; the roles keep it a table for a screen reader. */
export const StoresTable = ({ stores, serverNowMs, caughtUp, actions }: { readonly stores: readonly StoreHealth[]; readonly serverNowMs: number; readonly caughtUp: CaughtUp; readonly actions: StoreActions | null }): ReactNode => {
  const { t } = useWords();
  const columns = [t.device, t.state, t.lastReport, t.queue, t.holes, t.awaited, t.held, t.clock, t.storage, t.refusals, t.actions];
  return (
    <table role="table" aria-label={t.syncHealth}>
      <thead role="rowgroup">
        <tr role="row">{columns.map((name) => <th key={name} role="columnheader" scope="col">{name}</th>)}</tr>
      </thead>
      {stores.map((store) => (
        <tbody key={store.store} role="rowgroup">
          <tr role="row" className="store">
            <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
              <div>
                <span><b>{store.name}</b> <span className="code">{store.code}</span></span>
                {actions === null ? null : <button type="button" aria-label={t.newCodeFor(store.name)} onClick={() => actions.onNewCode(store)}>{t.newCode}</button>}
              </div>
            </th>
          </tr>
          {store.devices.length === 0 ? <tr role="row" className="none"><td role="cell" colSpan={columns.length}>{t.noDevices}</td></tr> : null}
          {store.devices.map((device) => <DeviceRow key={device.enrolment} device={device} serverNowMs={serverNowMs} caughtUpEvents={caughtUp.get(device.enrolment) ?? 0} actions={actions} />)}
        </tbody>
      ))}
    </table>
  );
};
