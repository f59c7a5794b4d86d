import Dexie from 'dexie';
import { cdp } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import { answerTo, anEpoch, enrolmentA, envelopeFor } from '@qoa/testkit/contracts';
import { openTestOutbox } from './open-test-outbox.ts';

const clock = { nowMs: 1_800_000_000_000 };

interface ProtocolSession {
  readonly send: (method: string, parameters: object) => Promise<unknown>;
}

const limitStorage = (quotaSize?: number): Promise<unknown> => {
  const session: object & Partial<ProtocolSession> = cdp();
  return session.send?.('Storage.overrideQuotaForOrigin', { origin: location.origin, ...(quotaSize === undefined ? {} : { quotaSize }) }) ?? Promise.reject(new Error('the browser is driven by its protocol'));
};

/** A sale of 60 KB that no disk makes smaller, so that a small quota feels it. */
const heavySealer = { enrolment: enrolmentA, content: '', seal: (seq: number) => envelopeFor(enrolmentA, seq, String.fromCharCode(...crypto.getRandomValues(new Uint16Array(20_000)).map((code) => 0x800 + (code & 0x3fff)))) };

interface StorageBuckets {
  readonly open: (name: string) => Promise<{ readonly indexedDB: IDBFactory }>;
}

/** A drawer of the browser's storage that nothing was written to yet: of one in use, it remembers for half a minute how much room it saw. */
const freshStorage = async (): Promise<IDBFactory> => {
  const { storageBuckets }: { readonly storageBuckets?: StorageBuckets } & object = navigator;
  const bucket = await storageBuckets?.open(`quota-${crypto.randomUUID().slice(0, 8)}`);
  return bucket?.indexedDB ?? Promise.reject(new Error('this browser has no storage buckets: use Chromium 122 or later'));
};

const usual = Dexie.dependencies.indexedDB;
afterEach(async () => {
  Dexie.dependencies.indexedDB = usual;
  await limitStorage();
});

describe('a phone whose storage is full, in a real browser', () => {
  test('law kept: what is settled goes first, then it says so and saves nothing by halves; with room the same sale is saved', async () => {
    Dexie.dependencies.indexedDB = await freshStorage();
    const { usage = 0 } = await navigator.storage.estimate();
    await limitStorage(usage + 700_000);
    const { outbox } = await openTestOutbox(clock);
    await outbox.append('d1', heavySealer);
    await outbox.append('d2', heavySealer);
    const [first] = await outbox.peek(enrolmentA, 1);
    await outbox.settle([{ enrolment: enrolmentA, epoch: anEpoch, answer: answerTo(first ?? (await envelopeFor(enrolmentA, 1)), 7) }]);
    let last = 2;
    let full: string | null = null;
    while (full === null && last < 40) {
      await outbox.keepDraft({ id: `d${last + 1}`, body: 'a sale' });
      const saved = await outbox.append(`d${last + 1}`, heavySealer);
      if (saved.ok) last++;
      else full = saved.error.code;
    }
    expect(full).toBe('STORAGE_FULL');
    const [holding] = await outbox.holdings();
    expect(holding).toMatchObject({ nextSeq: last + 1, queued: last - 1 });
    // To forget what is settled needs a little room too: where even that is missing, the ring stays whole.
    expect([[[1, last]], [[2, last]]]).toContainEqual(holding?.kept);
    await limitStorage();
    expect(await outbox.append(`d${last + 1}`, heavySealer)).toMatchObject({ ok: true, value: { saved: 'now', name: { seq: last + 1 } } });
  });
});
