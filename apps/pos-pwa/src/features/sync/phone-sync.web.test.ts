import { describe, expect, test } from 'vitest';
import { anEpoch } from '@qoa/testkit/contracts';
import { assert } from '@qoa/shared/result';
import { createListeners } from '../../platform/listeners.ts';
import { keepOpen, type KeptOpen, openDexieOutbox } from '../outbox/index.ts';
import { openDexieReplica } from '../replica/index.ts';
import { fakeServer } from './fake-server.ts';
import { openTestPhone } from './test-phone.ts';

const openOutbox = async (name: string): Promise<KeptOpen> => {
  const opened = await openDexieOutbox({ name, now: Date.now, listeners: createListeners() });
  assert(opened.ok, 'a test has storage');
  return keepOpen(opened.value, { nowMs: Date.now, random: () => 0.5 });
};

describe('the loops of a phone in a real browser, with everything on the disk', () => {
  test('law kept: 600 sales of a week without signal drain, and a page that was closed goes on where it was', async () => {
    const server = fakeServer();
    const name = crypto.randomUUID();
    const before = await openOutbox(name);
    const offline = await openTestPhone(server, before);
    server.weather.away = true;
    await offline.sell(600);
    offline.sync.stop();
    await before.close();

    const after = await openOutbox(name);
    const replica = await openDexieReplica({ name: crypto.randomUUID(), outbox: after.outbox, listeners: createListeners(), app: 'test' });
    assert(replica.ok, 'a test has storage');
    server.weather.away = false;
    server.weather.pull = { epoch: anEpoch, serverMs: Date.now(), scopes: ['store:3'], pages: [{ scope: 'store:3', snapshot: true, floor: 0, head: 1, rows: [{ judgedNo: 1, prev: 0, kind: 'store', body: { id: 3, code: 'T003', name: 'La Esquina', timeZone: 'America/Mexico_City' } }], more: false }] };
    const online = await openTestPhone(server, { ...after, replica: replica.value, enrols: false });
    expect(online.device.current()?.store.name).toBe('La Esquina');
    await online.until(() => online.sync.truth().queued === 0 && online.sync.truth().link === 'reached' && !online.sync.truth().pushing);
    expect(server.judged.map(({ seq }) => seq)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
    expect(await after.outbox.holdings()).toMatchObject([{ nextSeq: 601, queued: 0, kept: [[1, 600]] }]);
    await online.until(async () => (await replica.value.store())?.name === 'La Esquina');
    expect((await replica.value.events(3)).map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
    online.sync.stop();
  });

  test('keys that cannot be read out survive the page that made them', async () => {
    const server = fakeServer();
    const name = crypto.randomUUID();
    const before = await openOutbox(name);
    await openTestPhone(server, before).then(({ sync }) => sync.stop());
    await before.close();
    const after = await openOutbox(name);
    const [record] = await after.vault.list('enrolment:');
    const keys = Object.values(Object(record?.value)).filter((value) => value instanceof CryptoKey);
    expect(keys.map(({ extractable }) => extractable)).toEqual([false, false]);
    await expect(Promise.all(keys.map((key) => crypto.subtle.exportKey('raw', key)))).rejects.toThrow();
  });
});
