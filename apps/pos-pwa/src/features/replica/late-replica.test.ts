import { anEpoch, aStore, enrolmentA, sealerFor } from '@qoa/testkit/contracts';
import { err, ok } from '@qoa/shared/result';
import { expect, test } from 'vitest';
import { createListeners } from '../../platform/listeners.ts';
import { memoryOutbox } from '../outbox/index.ts';
import { openReplica, type ReplicaOpening } from './late-replica.ts';
import { memoryReplica } from './memory-replica.ts';

/** Storage that fails until it is `mended`; every wait of the opening passes at once, those for screens too. */
const stubborn = () => {
  const onDisk = memoryReplica({ store: aStore });
  const followed: string[] = [];
  const waited: number[] = [];
  let mend = (): void => undefined;
  const mended = new Promise<void>((resolve) => (mend = resolve));
  const opening: ReplicaOpening = {
    open: async () => {
      if (waited.length < 5) return err({ code: 'STORAGE_UNAVAILABLE', cause: 'TimeoutError' });
      await mended;
      return ok({ ...onDisk, follow: async (enrolment) => void followed.push(enrolment), cursor: async () => ({ epoch: null, after: { followed: followed.length } }) });
    },
    wait: async (ms) => void waited.push(ms),
  };
  return { opening, waited, followed, mend };
};

test('a phone whose replica does not open goes on with its own events, and has the replica once it opens', async () => {
  const { opening, waited, followed, mend } = stubborn();
  const outbox = memoryOutbox(() => 1_800_000_000_000);
  const replica = await openReplica({ name: 'r', outbox, listeners: createListeners(), app: '1' }, opening);
  let told = 0;
  replica.subscribe(() => (told += 1));
  await outbox.append('d1', sealerFor(enrolmentA));
  expect([await replica.store(), await replica.basis(), told]).toEqual([null, null, 1]);
  expect(await replica.events(9)).toMatchObject([{ own: true, state: 'queued' }]);

  // Whoever pulls waits: what cannot be kept is not fetched.
  const follows = replica.follow(enrolmentA);
  let cursor: unknown = 'none yet';
  const asked = replica.cursor().then((found) => (cursor = found));
  await expect.poll(() => waited.length).toBeGreaterThanOrEqual(5);
  expect([cursor, await replica.applyHint(anEpoch, 'store:1', [])]).toEqual(['none yet', 'missed']);
  mend();
  await Promise.all([follows, asked]);
  expect([cursor, followed, await replica.store()]).toEqual([{ epoch: null, after: { followed: 1 } }, [enrolmentA], aStore]);
  expect(told).toBeGreaterThan(1);
  expect(waited).toContain(8_000);
});

test('a replica that opens in time is handed over as it is', async () => {
  const onDisk = memoryReplica();
  const opened = await openReplica({ name: 'r', outbox: memoryOutbox(() => 0), listeners: createListeners(), app: '1' }, { open: async () => ok(onDisk), wait: () => new Promise(() => undefined) });
  expect(opened).toBe(onDisk);
});
