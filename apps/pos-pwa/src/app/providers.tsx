import type { ReactElement, ReactNode } from 'react';
import type { Locale } from '@qoa/messages';
import { DeviceContext, type Device } from '../features/device/index.ts';
import { OutboxContext, type Outbox } from '../features/outbox/index.ts';
import { ReplicaContext, type Replica } from '../features/replica/index.ts';
import { ScanContext, type ScanKit } from '../features/scan/index.ts';
import { type Desk, DeskContext, SyncContext, type SyncStatus } from '../features/sync/index.ts';
import { LocaleContext } from '../platform/use-locale.ts';
import { UpdateContext, type AppUpdate } from '../platform/use-update.ts';

/** Everything that screens reach for. Made once, in main. */
export interface World {
  readonly device: Device;
  readonly outbox: Outbox;
  readonly replica: Replica;
  readonly sync: SyncStatus;
  readonly desk: Desk;
  readonly scan: ScanKit;
  readonly update: AppUpdate;
}

/** Hands the world to the screens. */
export const Providers = ({ world, locale, children }: { readonly world: World; readonly locale: Locale; readonly children: ReactNode }): ReactElement => (
  <LocaleContext value={locale}>
    <DeviceContext value={world.device}>
      <OutboxContext value={world.outbox}>
        <ReplicaContext value={world.replica}>
          <SyncContext value={world.sync}>
            <DeskContext value={world.desk}>
              <UpdateContext value={world.update}>
                <ScanContext value={world.scan}>{children}</ScanContext>
              </UpdateContext>
            </DeskContext>
          </SyncContext>
        </ReplicaContext>
      </OutboxContext>
    </DeviceContext>
  </LocaleContext>
);
