import type { ConsoleSaleRow, DeviceHealth, HoldHealth, LossHealth, SyncHealth } from '@qoa/shared/protocol';
import type { FeedRow } from '@qoa/shared/feed';

/** The stub's clock when nothing is said of it. */
export const stubNowMs = Date.UTC(2026, 10, 22, 20, 5);
const minuteMs = 60_000;

/** A phone in good order, or with what a test changes of it. */
export const stubDevice = (enrolment: string, changed: Partial<DeviceHealth> = {}): DeviceHealth => ({
  enrolment: enrolment as DeviceHealth['enrolment'], state: 'active', keyLost: false, enrolledAtMs: stubNowMs - 9 * 86_400_000, reportedAtMs: stubNowMs - 20_000,
  queuedEvents: 0, oldestQueuedAtMs: null, drawerEnvelopes: 0, frontier: 120, highestSeq: 120, holes: 0, awaited: 0, held: 0, clockOffsetMs: 300, app: '0.1.0',
  storage: { usedBytes: 1_400_000, quotaBytes: 2_000_000_000, persisted: true }, trouble: null, refusalsByCode: {}, answeredLastDay: 64, ...changed,
});

const device = stubDevice;

/** A hole that nothing filled yet, or with what a test changes of it. */
export const stubLoss = (no: number, changed: Partial<LossHealth> = {}): LossHealth => ({
  no, enrolment: '8c1f3a90d2b7e645' as LossHealth['enrolment'], store: 1 as never, noticedAtMs: stubNowMs - 2 * 3_600_000, what: { kind: 'hole' }, numbers: [[12, 12]], missing: [[12, 12]], closed: null, ...changed,
});

/** Another sale under a number that was one's already, or with what a test changes of it. */
export const stubHold = (no: number, changed: Partial<HoldHealth> = {}): HoldHealth => ({
  no, seenNo: no, enrolment: 'f9925cd1078b3e64' as HoldHealth['enrolment'], seq: 118, hash: 'ab'.repeat(16) as HoldHealth['hash'], store: 2 as never, code: 'FORK', receivedAtMs: stubNowMs - 40 * minuteMs,
  kind: 'sale', atMs: stubNowMs - 50 * minuteMs, products: [{ name: 'Refresco Cielo Rojo 600 ml', quantity: 2000 }, { name: 'Pan Dulce', quantity: 1000 }], ticketCents: null, hasCard: true,
  first: { kind: 'sale', atMs: stubNowMs - 90 * minuteMs, products: [{ name: 'Agua Clarita 1 L', quantity: 1000 }], ticketCents: null, hasCard: false, answer: { class: 'accepted', code: 'NO_CARD' } }, decided: null, ...changed,
});

/** Three stores, with a phone in every condition that matters. */
export const stubHealth = (changed: Partial<SyncHealth> = {}): SyncHealth => ({
  serverMs: stubNowMs, epoch: '00000000000000e1' as SyncHealth['epoch'], reader: 'admin', judgedNo: 48_213, lastBackup: { atMs: stubNowMs - 50 * minuteMs, judgedNo: 48_100 },
  stores: [
    { store: 1 as never, code: 'ESQ01', name: 'Abarrotes La Esquina', devices: [device('8c1f3a90d2b7e645'), device('27d09be4418a6f03', { queuedEvents: 3, oldestQueuedAtMs: stubNowMs - 12_000, refusalsByCode: { LIMIT_REACHED: 4, CARD_UNKNOWN: 1 } })] },
    { store: 2 as never, code: 'LUP02', name: 'Abarrotes Lupita', devices: [
      device('b40e77aa19c3d5f2', { queuedEvents: 41, oldestQueuedAtMs: stubNowMs - 190 * minuteMs, reportedAtMs: stubNowMs - 175 * minuteMs, clockOffsetMs: -3_720_000, storage: { usedBytes: 9_800_000, quotaBytes: 300_000_000, persisted: false } }),
      device('f9925cd1078b3e64', { holes: 2, awaited: 1, held: 1, refusalsByCode: { LIMIT_REACHED: 2 } }),
    ] },
    { store: 3 as never, code: 'NOR03', name: 'Super del Norte', devices: [device('51aa0e8c6d2f9b37', { state: 'revoked', reportedAtMs: stubNowMs - 3 * 86_400_000 }), device('03c7f1be92a4d586', { reportedAtMs: null, app: null, clockOffsetMs: null, storage: { usedBytes: null, quotaBytes: null, persisted: null }, answeredLastDay: 0 })] },
  ],
  losses: [
    stubLoss(9_003, { store: 2 as never, enrolment: 'b40e77aa19c3d5f2' as never, numbers: [[41, 45]], missing: [[41, 43]], what: { kind: 'evicted', successor: 'f9925cd1078b3e64' as never } }),
    stubLoss(9_002, { store: 2 as never, enrolment: 'f9925cd1078b3e64' as never, numbers: [[7, 7], [9, 9]], missing: [[7, 7], [9, 9]] }),
    stubLoss(9_001, { missing: [], closed: { how: 'came', atMs: stubNowMs - 3_600_000 } }),
  ],
  holds: {
    waiting: 2,
    shown: [
      stubHold(8_001),
      stubHold(8_002, { enrolment: '51aa0e8c6d2f9b37' as never, seq: 44, hash: 'cd'.repeat(16) as never, store: 3 as never, code: 'ENROLMENT_REVOKED', first: null }),
      stubHold(7_001, { decided: { choice: 'refuse', reason: 'La tienda dice que es la misma venta', by: 'otra@example.test', atMs: stubNowMs - 26 * 3_600_000, became: { class: 'refused', code: 'HOLD_NOT_COUNTED' } } }),
    ],
  },
  ...changed,
});

/** The journal's n-th row, from 1. */
export const stubRow = (n: number, answer: Partial<ConsoleSaleRow['answer']> = {}): FeedRow => {
  const body: ConsoleSaleRow = {
    store: 1 as never, storeName: n % 3 === 0 ? 'Abarrotes Lupita' : 'Abarrotes La Esquina', enrolment: '8c1f3a90d2b7e645' as never, seq: n, atMs: stubNowMs - (n % 4 === 0 ? 3_600_000 : 2000), arrivedAtMs: stubNowMs + n * 1000,
    answer: { class: 'accepted', code: null, facts: {}, judgedNo: n, given: [{ programme: 3 as never, unit: 'stamp', units: 1, balance: 4, goal: 8 }], ...answer },
  };
  return { judgedNo: n, prev: n - 1, kind: 'sale', body };
};
