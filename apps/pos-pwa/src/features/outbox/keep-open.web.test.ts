import { describe, expect, onTestFinished, test } from 'vitest';
import { enrolmentA, sealerFor } from '@qoa/testkit/contracts';
import { assert } from '@qoa/shared/result';
import { createListeners } from '../../platform/listeners.ts';
import { keepOpen, openDexieOutbox, type KeptOpen, type OpenOutbox } from './index.ts';

const opened = async (name: string): Promise<OpenOutbox> => {
  const made = await openDexieOutbox({ name, now: Date.now, listeners: createListeners(), openWithinMs: 300 });
  assert(made.ok, 'nothing holds the database yet');
  return made.value;
};
const kept = (from: OpenOutbox): KeptOpen => {
  const keeper = keepOpen(from, { nowMs: Date.now, random: () => 0 });
  onTestFinished(() => keeper.close());
  return keeper;
};
const done = (request: IDBOpenDBRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error));
  });

/** Another page that opened the database and lets no newer version, nor its deletion, pass. */
const stubbornPage = async (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name);
  await done(request);
  request.result.addEventListener('versionchange', (event) => event.preventDefault());
  return request.result;
};

describe('an outbox whose database is taken from under it', () => {
  test('law kept: behind a version change that another page holds up nothing can be saved and it says so; let go, it opens by itself, with everything in it', async () => {
    const name = crypto.randomUUID();
    const keeper = kept(await opened(name));
    expect((await keeper.outbox.append('one', sealerFor(enrolmentA))).ok).toBe(true);
    const stubborn = await stubbornPage(name);
    // A newer release asks for its version: our connection gives way, the stubborn page does not, and everybody after it waits.
    const newer = indexedDB.open(name, 20);
    newer.addEventListener('upgradeneeded', () => newer.transaction?.abort());
    const aborted = done(newer).catch(() => 'aborted');
    await expect.poll(() => keeper.outbox.drawerCount().then(() => keeper.failing(), () => keeper.failing()), { timeout: 5_000 }).toBe(true);
    expect(await keeper.outbox.append('two', sealerFor(enrolmentA))).toMatchObject({ ok: false, error: { code: 'STORAGE_UNAVAILABLE' } });

    stubborn.close();
    expect(await aborted).toBe('aborted');
    await expect.poll(() => keeper.failing(), { timeout: 10_000 }).toBe(false);
    expect(await keeper.outbox.append('two', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { saved: 'now', name: { seq: 2 } } });
    expect(await keeper.outbox.holdings()).toMatchObject([{ nextSeq: 3, queued: 2 }]);
  });

  test('a page that gave up waiting leaves nothing open behind it', async () => {
    const name = crypto.randomUUID();
    (await opened(name)).close();
    const stubborn = await stubbornPage(name);
    const deletion = indexedDB.deleteDatabase(name);
    expect(await openDexieOutbox({ name, now: Date.now, listeners: createListeners(), openWithinMs: 200 })).toMatchObject({ ok: false, error: { code: 'STORAGE_UNAVAILABLE', cause: 'TimeoutError' } });
    stubborn.close();
    await done(deletion);
    await done(indexedDB.deleteDatabase(name));
  });

  test('where opening fails it tries again, never at once twice, and works when it may', async () => {
    const keeper = kept(await opened(crypto.randomUUID()));
    const real = IDBFactory.prototype.open;
    // Dexie itself asks a few times in a row: what counts is how far these rounds lie apart.
    const rounds: number[] = [];
    let lastMs = Number.NEGATIVE_INFINITY;
    onTestFinished(() => void (IDBFactory.prototype.open = real));
    IDBFactory.prototype.open = () => {
      if (performance.now() - lastMs > 100) rounds.push(performance.now());
      lastMs = performance.now();
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
    keeper.doubt();
    await expect.poll(() => rounds.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);
    expect(keeper.failing()).toBe(true);
    expect(await keeper.outbox.append('one', sealerFor(enrolmentA))).toMatchObject({ ok: false, error: { code: 'STORAGE_UNAVAILABLE' } });
    rounds.slice(1).forEach((at, nth) => expect(at - (rounds[nth] ?? at)).toBeGreaterThanOrEqual(400));
    IDBFactory.prototype.open = real;
    await expect.poll(() => keeper.failing(), { timeout: 15_000 }).toBe(false);
    expect((await keeper.outbox.append('one', sealerFor(enrolmentA))).ok).toBe(true);
  });

  test('one quiet mend bothers nobody', async () => {
    const own = await opened(crypto.randomUUID());
    const keeper = kept(own);
    const told: boolean[] = [];
    keeper.subscribe(() => told.push(keeper.failing()));
    own.close();
    await expect(keeper.outbox.drawerCount()).rejects.toThrow();
    await expect.poll(() => told.length).toBeGreaterThan(0);
    expect(told).not.toContain(true);
    expect((await keeper.outbox.append('one', sealerFor(enrolmentA))).ok).toBe(true);
  });
});
