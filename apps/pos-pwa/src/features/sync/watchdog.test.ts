import { expect, onTestFinished, test } from 'vitest';
import { fakeServer } from './fake-server.ts';
import type { LiveListener } from './live-transport.ts';
import { openTestPhone } from './test-phone.ts';

test('a queue that does not move although the server answers: the transport is built anew, then the database, then the person is told; one answer ends it', async () => {
  const server = fakeServer();
  const healed: string[] = [];
  let [nowMs, sockets] = [Date.now(), 0];
  const phone = await openTestPhone(server, {
    nowMs: () => nowMs,
    remedies: { rebuildTransport: () => healed.push('transport'), reopenDatabase: () => healed.push('database') },
    openLive: (_, listener: LiveListener) => {
      sockets += 1;
      queueMicrotask(() => listener.ready('ffeeddccbbaa9988' as Parameters<LiveListener['ready']>[0]));
      return () => undefined;
    },
  });
  onTestFinished(() => phone.sync.stop());
  await phone.until(() => phone.sync.truth().link === 'reached' && phone.sync.truth().live);
  server.weather.forgesTags = true;
  await phone.sell();
  const socketsBefore = sockets;
  const tryFor = async (holds: () => boolean): Promise<void> => {
    for (let tried = 0; !holds() && tried < 40; tried += 1) {
      await phone.until(() => !phone.sync.truth().pushing);
      nowMs += 2 * 60_000;
      const pushes = server.headers.length;
      phone.sync.tryNow();
      await phone.until(() => server.headers.length > pushes);
      await phone.until(() => !phone.sync.truth().pushing);
    }
  };
  await tryFor(() => healed.length === 1);
  expect(healed).toEqual(['transport']);
  await phone.until(() => sockets > socketsBefore);
  await tryFor(() => healed.length === 2);
  expect(healed).toEqual(['transport', 'database']);
  expect(phone.sync.truth().trouble).toBeNull();
  await tryFor(() => phone.sync.truth().trouble !== null);
  expect([phone.sync.truth().trouble, healed]).toEqual([{ code: 'QUEUE_STALLED' }, ['transport', 'database']]);
  expect(await phone.outbox.holdings()).toMatchObject([{ queued: 1 }]);

  server.weather.forgesTags = false;
  phone.sync.tryNow();
  await phone.until(async () => (await phone.outbox.holdings()).every(({ queued }) => queued === 0));
  await phone.until(() => phone.sync.truth().trouble === null);
});
