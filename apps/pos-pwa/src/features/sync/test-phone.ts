import type { CardCode, Gtin } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { createListeners } from '../../platform/listeners.ts';
import { memoryVault, type Vault } from '../../platform/vault.ts';
import { openWebDevice, type Device, type SaleFields } from '../device/index.ts';
import { memoryOutbox, type Outbox } from '../outbox/index.ts';
import { memoryReplica, type Replica } from '../replica/index.ts';
import type { FakeServer } from './fake-server.ts';
import { startPhoneSync, type PhoneSync, type PhoneSyncNeeds } from './phone-sync.ts';

/** A phone in a test, its loops running. */
export interface TestPhone {
  readonly device: Device;
  readonly outbox: Outbox;
  readonly sync: PhoneSync;
  readonly sell: (count?: number) => Promise<void>;
  /** Waits until the queue is empty, or anything else is true of it. */
  readonly until: (holds: () => Promise<boolean> | boolean) => Promise<void>;
}

const sale: SaleFields = { actor: 0, card: '0123456789AT' as CardCode, cardTyped: false, lines: [{ product: { gtin: '07501031311309' as Gtin }, quantity: 1000, amountCents: null }], ticketCents: null, basis: null };

interface Parts {
  readonly outbox?: Outbox;
  readonly vault?: Vault;
  readonly replica?: Replica;
  readonly enrols?: boolean;
  readonly remedies?: PhoneSyncNeeds['remedies'];
  readonly nowMs?: () => number;
  readonly openLive?: PhoneSyncNeeds['openLive'];
  readonly tabs?: PhoneSyncNeeds['tabs'];
}

/** A phone that enrolled at the fake server and leads. */
export const openTestPhone = async (server: FakeServer, parts: Parts = {}): Promise<TestPhone> => {
  const clock = { wallMs: () => Date.now(), monotonicMs: () => performance.now(), session: 1 };
  const device = await openWebDevice({ vault: parts.vault ?? memoryVault(), http: server.http, clock, tabs: createListeners(), app: 'test' });
  if (parts.enrols ?? true) assert((await device.enrol('AAAAA')).ok, 'the fake server enrols');
  const outbox = parts.outbox ?? memoryOutbox(() => Date.now());
  const sync = startPhoneSync({
    device,
    outbox,
    replica: parts.replica ?? memoryReplica(),
    http: server.http,
    openLive: parts.openLive ?? (() => () => undefined),
    app: 'test',
    nowMs: parts.nowMs ?? (() => Date.now()),
    random: () => 0.5,
    remedies: parts.remedies ?? { rebuildTransport: () => undefined, reopenDatabase: () => undefined },
    tabs: parts.tabs ?? { tell: () => undefined, hear: () => () => undefined },
  });
  sync.leadershipWon();
  return {
    device,
    outbox,
    sync,
    sell: async (count = 1) => {
      for (let i = 0; i < count; i++) {
        const sealer = device.sealer(sale);
        assert(sealer !== null, 'the phone is enrolled');
        const saved = await outbox.append(crypto.randomUUID(), sealer);
        assert(saved.ok, 'a test has storage');
      }
    },
    until: async (holds) => {
      while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
};
