import { describe, expect, test } from 'vitest';
import { stubDevice, stubHealth, stubNowMs } from '../../stub/stub-health.ts';
import { deviceCondition, isProblem, oldestAgeMs } from './device-condition.ts';
import { healthTotals } from './health-totals.ts';
import { shownStores } from './shown-stores.ts';

const hourMs = 3_600_000;
const condition = (changed: Parameters<typeof stubDevice>[1]) => deviceCondition(stubDevice('a', changed), stubNowMs);

describe('a phone', () => {
  test.each([
    ['up to date with an empty queue', {}, 'ok'],
    ['sending while its queue is young', { queuedEvents: 3, oldestQueuedAtMs: stubNowMs - hourMs }, 'sending'],
    ['late when its oldest event waits more than an hour', { queuedEvents: 3, oldestQueuedAtMs: stubNowMs - hourMs - 1 }, 'late'],
    ['silent after a day without a report', { reportedAtMs: stubNowMs - 24 * hourMs - 1 }, 'silent'],
    ['not silent before', { reportedAtMs: stubNowMs - 24 * hourMs }, 'ok'],
    ['new before its first report', { reportedAtMs: null }, 'new'],
    ['without its key whatever else holds, for nothing of it arrives', { keyLost: true, holes: 1, queuedEvents: 1 }, 'key-lost'],
    ['missing events whatever else holds', { holes: 1, drawerEnvelopes: 1, reportedAtMs: null }, 'holes'],
    ['a trouble before late', { trouble: 'QUEUE_STALLED', queuedEvents: 1, oldestQueuedAtMs: 0 }, 'stuck'],
    ['unreadable before late', { drawerEnvelopes: 1, queuedEvents: 1, oldestQueuedAtMs: 0 }, 'drawer'],
    ['revoked above all', { state: 'revoked', holes: 3 }, 'revoked'],
    ['lost above all', { state: 'lost', holes: 3 }, 'lost'],
  ] as const)('is %s', (_, changed, expected) => expect(condition(changed)).toBe(expected));

  test('is a problem when somebody should look', () => {
    const problem = (changed: Parameters<typeof stubDevice>[1]): boolean => isProblem(stubDevice('a', changed), stubNowMs);
    for (const changed of [{ keyLost: true }, { holes: 1 }, { drawerEnvelopes: 1 }, { trouble: 'STORAGE_UNAVAILABLE' }, { reportedAtMs: 0 }, { queuedEvents: 1, oldestQueuedAtMs: 0 }]) expect([changed, problem(changed)]).toEqual([changed, true]);
    for (const changed of [{}, { reportedAtMs: null }, { queuedEvents: 1, oldestQueuedAtMs: stubNowMs }, { state: 'lost', holes: 1 }] as const) expect([changed, problem(changed)]).toEqual([changed, false]);
  });

  test('storage that is nearly full, or that the browser may clear, is a problem of a phone in order; of an ended one it is none', () => {
    const storage = (usedBytes: number | null, quotaBytes: number | null, persisted: boolean | null, state: 'active' | 'revoked' = 'active'): boolean => isProblem(stubDevice('a', { state, storage: { usedBytes, quotaBytes, persisted } }), stubNowMs);
    expect([storage(80, 100, true), storage(81, 100, true), storage(1, 100, false), storage(null, null, null), storage(1, 100, false, 'revoked')]).toEqual([false, true, true, false, false]);
  });

  test('has no oldest event with an empty queue, and never one from the future', () => {
    expect(oldestAgeMs(stubDevice('a', { queuedEvents: 0, oldestQueuedAtMs: 1 }), stubNowMs)).toBeNull();
    expect(oldestAgeMs(stubDevice('a', { queuedEvents: 1, oldestQueuedAtMs: stubNowMs + 500 }), stubNowMs)).toBe(0);
  });
});

test('totals count active phones only', () => {
  expect(healthTotals(stubHealth(), stubNowMs)).toEqual({ stores: 3, devices: 5, reporting: 3, queued: 44, oldestAgeMs: 190 * 60_000, holes: 2, problems: 2, refused: 7, judgedNo: 48_213, backupAtMs: stubNowMs - 50 * 60_000, isBackupLate: false });
});

describe('what is shown', () => {
  const shown = (only: 'all' | 'problems', search: string): readonly (readonly [string, number])[] =>
    shownStores(stubHealth().stores, { only, search }, stubNowMs).map(({ code, devices }) => [code, devices.length]);

  test('is everything at first', () => expect(shown('all', '')).toEqual([['ESQ01', 2], ['LUP02', 2], ['NOR03', 2]]));
  test('are only stores with problems when asked', () => expect(shown('problems', '')).toEqual([['LUP02', 2]]));
  test('fits a store by name without accents, with all its phones', () => {
    const stores = stubHealth().stores.map((store) => ({ ...store, name: store.name.replace('Lupita', 'Peñón') }));
    expect(shownStores(stores, { only: 'all', search: ' penon ' }, stubNowMs).map(({ code, devices }) => [code, devices.length])).toEqual([['LUP02', 2]]);
  });
  test('fits one phone by the start of its id', () => expect(shown('all', '27d0')).toEqual([['ESQ01', 1]]));
  test('may be nothing', () => expect(shown('problems', 'esquina')).toEqual([]));
});
