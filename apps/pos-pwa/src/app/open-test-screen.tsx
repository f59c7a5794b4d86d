import type { Locale } from '@qoa/messages';
import type { CampaignRevision } from '@qoa/shared/campaign';
import type { ProductRow } from '@qoa/shared/feed';
import type { CardCode, CpgId, Gtin, ProgrammeId } from '@qoa/shared/ids';
import { err } from '@qoa/shared/result';
import type { ReactElement } from 'react';
import { Router } from 'wouter';
import { DeviceContext, memoryDevice } from '../features/device/index.ts';
import { memoryOutbox, OutboxContext, type Outbox } from '../features/outbox/index.ts';
import { memoryReplica, ReplicaContext, type ListedEvent, type Replica } from '../features/replica/index.ts';
import { ScanContext, type ScanKit } from '../features/scan/index.ts';
import { DeskContext, memorySyncStatus, SyncContext, type Desk, type SyncTruth } from '../features/sync/index.ts';
import { LocaleContext } from '../platform/use-locale.ts';

/** A card with a right checksum. */
export const testCard = '08H45HWJBADY' as CardCode;
/** A product that the campaign promotes. */
export const testProduct: ProductRow = { gtin: '07501055300075' as Gtin, name: 'Refresco Chispa 600 ml', brand: 'Chispa', cpg: 1 as CpgId, restricted: null };

const campaign: CampaignRevision = {
  v: 1,
  programme: 1 as ProgrammeId,
  revision: 1,
  cpg: 1 as CpgId,
  name: 'Chispa de verano',
  effectiveFromMs: 0,
  startsAtMs: 0,
  endsAtMs: null,
  state: 'active',
  timeZone: 'America/Mexico_City',
  products: [testProduct.gtin],
  earn: { kind: 'stamp-per-item', stamps: 1 },
  limits: [{ per: 'day', units: 6 }],
  reward: { name: 'un refresco', cost: 8 },
  courtesyMs: 0,
};

/** What a test of a screen may set. */
export interface TestWorld {
  readonly outbox?: Outbox;
  readonly events?: readonly ListedEvent[];
  readonly truth?: Partial<SyncTruth>;
  readonly enrolled?: boolean;
  readonly scan?: Partial<ScanKit>;
  readonly desk?: Desk;
  readonly replica?: Replica;
  readonly locale?: Locale;
}

const silentDesk: Desk = { ask: () => Promise.resolve(err({ code: 'NETWORK_AWAY', facts: {}, words: null })) };

/** A screen among memory adapters, as the shell would show it, on a phone without a camera unless one is given. */
export const testScreen = (screen: ReactElement, world: TestWorld = {}): ReactElement => {
  const now = (): number => Date.now();
  const kit: ScanKit = {
    decoder: () => Promise.reject(new Error('no decoder in this test')),
    media: undefined,
    signal: { wake: () => undefined, good: () => undefined, bad: () => undefined },
    isMuted: () => true,
    mute: () => undefined,
    ...world.scan,
  };
  return (
    <Router>
      <LocaleContext value={world.locale ?? 'es'}>
        <DeviceContext value={memoryDevice(now, world.enrolled ?? true)}>
          <OutboxContext value={world.outbox ?? memoryOutbox(now)}>
            <ReplicaContext value={world.replica ?? memoryReplica({ products: [testProduct], campaigns: [campaign], standings: { [testCard]: [{ programme: campaign.programme, balance: 3 }] }, events: world.events ?? [] })}>
              <SyncContext value={memorySyncStatus(world.truth)}>
                <DeskContext value={world.desk ?? silentDesk}>
                  <ScanContext value={kit}>
                    <div className="shell">{screen}</div>
                  </ScanContext>
                </DeskContext>
              </SyncContext>
            </ReplicaContext>
          </OutboxContext>
        </DeviceContext>
      </LocaleContext>
    </Router>
  );
};
