import { assert, ok } from '@qoa/shared/result';
import type { ReactElement } from 'react';
import { keepOpen, openDexieOutbox } from '../features/outbox/index.ts';
import { openDexieReplica } from '../features/replica/index.ts';
import type { ScanKit } from '../features/scan/index.ts';
import { httpDesk } from '../features/sync/index.ts';
import type { FakeServer } from '../features/sync/fake-server.ts';
import { openTestPhone, type TestPhone } from '../features/sync/test-phone.ts';
import type { Vault } from '../platform/vault.ts';
import { createListeners } from '../platform/listeners.ts';
import { App } from './app.tsx';
import { Providers } from './providers.tsx';

/** The whole app of a phone that has enrolled at the fake server, with real loops, everything on the disk, and no camera. */
export interface TestApp extends TestPhone {
  readonly app: ReactElement;
  readonly vault: Vault;
  readonly close: () => Promise<void>;
}

/** Opens it in databases of its own, or once more in those of a name: then it has enrolled before. */
export const openTestApp = async (server: FakeServer, name?: string): Promise<TestApp> => {
  const opened = await openDexieOutbox({ name: name ?? crypto.randomUUID(), now: Date.now, listeners: createListeners() });
  assert(opened.ok, 'a test has storage');
  const kept = keepOpen(opened.value, { nowMs: Date.now, random: () => 0.5 });
  const { outbox, vault } = kept;
  const replica = await openDexieReplica({ name: crypto.randomUUID(), outbox, listeners: createListeners(), app: 'test' });
  assert(replica.ok, 'a test has storage');
  const phone = await openTestPhone(server, { outbox, vault, replica: replica.value, enrols: name === undefined || (await vault.list('enrolment:')).length === 0 });
  kept.subscribe(() => {
    if (!kept.failing()) phone.device.reread().catch(reportError);
  });
  const world = { device: phone.device, outbox, replica: replica.value, sync: phone.sync, desk: httpDesk({ bySocket: async () => null, http: server.http, enrolment: () => phone.device.current()?.enrolment ?? null, winSession: async () => ok({ token: 'test', validForMs: 3_600_000 }), nowMs: Date.now }), scan: noCamera, update: { state: () => 'none' as const, subscribe: () => () => undefined, apply: () => undefined } };
  return {
    ...phone,
    vault,
    app: (
      <Providers world={world} locale="es">
        <App version="test" onLocale={() => undefined} />
      </Providers>
    ),
    close: async () => {
      phone.sync.stop();
      await kept.close();
      replica.value.close();
    },
  };
};

const noCamera: ScanKit = {
  decoder: () => Promise.reject(new Error('no decoder in this test')),
  media: undefined,
  signal: { wake: () => undefined, good: () => undefined, bad: () => undefined },
  isMuted: () => true,
  mute: () => undefined,
};
