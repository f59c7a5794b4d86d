import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { answerTo, anEpoch, enrolmentA, enrolmentB, envelopeFor, sealerFor } from '@qoa/testkit/contracts';
import { openTestOutbox } from './open-test-outbox.ts';
import { openDexieOutbox } from './outbox-store.ts';
import { outboxSchema } from './tables-store.ts';
import { createListeners } from '../../platform/listeners.ts';

const clock = { nowMs: 1_800_000_000_000 };

afterEach(() => vi.restoreAllMocks());

describe('an outbox on bad days', () => {
  test('law old phones: the schema on the disk is the first one, for ever', () => {
    expect(outboxSchema).toEqual({
      queue: '[enrolment+seq], &draft',
      ring: '[enrolment+seq], [enrolment+epoch+answer.judgedNo], [enrolment+settledAtMs]',
      drawer: '++id, [enrolment+seq]',
      drafts: 'id, keptAtMs',
      meta: 'name',
    });
  });

  test('law no poison: bytes that lost their hash, or are no bytes, go to the drawer and those behind them are sent', async () => {
    const name = crypto.randomUUID();
    const { outbox } = await openTestOutbox(clock, name);
    for (const draft of ['d1', 'd2', 'd3', 'd4']) await outbox.append(draft, sealerFor(enrolmentA));
    await tamper(name, 1, (bytes) => bytes.map((byte, i) => (i === 5 ? byte ^ 1 : byte)));
    await tamper(name, 3, () => 'no bytes at all');
    expect((await outbox.peek(enrolmentA, 2)).map(({ seq }) => seq)).toEqual([2, 4]);
    expect(await outbox.drawerCount()).toBe(2);
    expect((await outbox.drawn()).map(({ seq, bytes }) => [seq, bytes === null])).toEqual([[3, true], [1, false]]);
    expect(await outbox.holdings()).toMatchObject([{ nextSeq: 5, queued: 2, kept: [[2, 2], [4, 4]] }]);
    expect((await outbox.resend(enrolmentA, 1, 9)).map(({ seq }) => seq)).toEqual([2, 4]);
  });

  test('a full phone saves nothing of the sale, keeps its draft, and saves it once there is room', async () => {
    const { outbox } = await openTestOutbox(clock);
    await outbox.keepDraft({ id: 'd1', body: 'a sale' });
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await outbox.append('d1', sealerFor(enrolmentA))).toMatchObject({ ok: false, error: { code: 'STORAGE_FULL' } });
    add.mockRestore();
    expect(await outbox.draft()).toEqual({ id: 'd1', body: 'a sale' });
    expect(await outbox.holdings()).toEqual([]);
    expect(await outbox.append('d1', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { saved: 'now', name: { seq: 1 } } });
  });

  test('law kept: a full phone lets the ring go first, and then saves', async () => {
    const { outbox } = await openTestOutbox(clock);
    for (const draft of ['d1', 'd2']) await outbox.append(draft, sealerFor(enrolmentA));
    await outbox.settle([{ enrolment: enrolmentA, epoch: anEpoch, answer: answerTo(await envelopeFor(enrolmentA, 1), 7) }]);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await outbox.append('d3', sealerFor(enrolmentA))).toMatchObject({ ok: true, value: { name: { seq: 3 } } });
    expect((await outbox.resend(enrolmentA, 1, 9)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await outbox.holdings()).toMatchObject([{ kept: [[2, 3]], queued: 2 }]);
  });

  test('law once: where the database was deleted and made anew under the open page, keys and all, no number is given a second time', async () => {
    const name = crypto.randomUUID();
    const opened = await openTestOutbox(clock, name);
    const sealer = { ...sealerFor(enrolmentA), keptAs: 'enrolment:a' };
    await opened.vault.put('enrolment:a', 'its keys');
    expect(await opened.outbox.append('d1', sealer)).toMatchObject({ ok: true, value: { name: { seq: 1 } } });
    opened.close();
    await Dexie.delete(name);
    expect((await opened.reopen()).ok).toBe(true);
    expect(await opened.outbox.append('d2', sealer)).toEqual({ ok: false, error: { code: 'STORAGE_EVICTED' } });
    expect(await opened.outbox.holdings()).toEqual([]);
    await opened.vault.put('enrolment:b', 'new keys');
    expect(await opened.outbox.append('d2', { ...sealerFor(enrolmentB), keptAs: 'enrolment:b' })).toMatchObject({ ok: true, value: { name: { seq: 1 } } });
  });

  test('a browser without storage says so when it is opened', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('private mode', 'SecurityError');
    });
    expect(await openDexieOutbox({ name: 'blocked', now: () => 0, listeners: createListeners() })).toMatchObject({ ok: false, error: { code: 'STORAGE_UNAVAILABLE' } });
  });

  test('storage that fails while saving says so, and nothing is half-saved', async () => {
    const { outbox } = await openTestOutbox(clock);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('the disk is gone', 'UnknownError');
    });
    expect(await outbox.append('d1', sealerFor(enrolmentA))).toMatchObject({ ok: false, error: { code: 'STORAGE_UNAVAILABLE' } });
    put.mockRestore();
    expect(await outbox.holdings()).toEqual([]);
    expect(await outbox.peek(enrolmentA, 9)).toEqual([]);
  });

  test('a write that the disk refuses takes the others with it', async () => {
    const name = crypto.randomUUID();
    const { outbox } = await openTestOutbox(clock, name);
    await outbox.keepDraft({ id: 'd1', body: 'a sale' });
    const raw = await new Dexie(name).open();
    await raw.table('queue').put({ enrolment: enrolmentA, seq: 1, hash: 'x', bytes: new Uint8Array(1), draft: 'another', savedAtMs: 0 });
    raw.close();
    expect(await outbox.append('d1', sealerFor(enrolmentA))).toEqual({ ok: false, error: { code: 'STORAGE_UNAVAILABLE', cause: 'ConstraintError' } });
    expect(await outbox.draft()).toEqual({ id: 'd1', body: 'a sale' });
    expect(await outbox.holdings()).toEqual([]);
  });
});

const tamper = async (name: string, seq: number, change: (bytes: Uint8Array) => unknown): Promise<void> => {
  const raw = await new Dexie(name).open();
  const row = await raw.table('queue').get([enrolmentA, seq]);
  await raw.table('queue').put({ ...row, bytes: change(row.bytes) });
  raw.close();
};
