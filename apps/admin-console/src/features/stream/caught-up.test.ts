import { expect, test } from 'vitest';
import type { ConsoleSaleRow } from '@qoa/shared/protocol';
import { stubRow } from '../../stub/stub-health.ts';
import { caughtUp } from './caught-up.ts';
import type { Happening } from './journal.ts';

const nowMs = 1_000_000;
const sale = stubRow(1).body as ConsoleSaleRow;
const brought = (waitedMs: number, agoMs: number, enrolment: string = sale.enrolment): Happening =>
  ({ kind: 'sale', judgedNo: 1, sale: { ...sale, enrolment: enrolment as ConsoleSaleRow['enrolment'], arrivedAtMs: nowMs - agoMs, atMs: nowMs - agoMs - waitedMs } });

test('counts what had waited, phone by phone, for two minutes', () => {
  const other = 'b'.repeat(16);
  const happenings = [brought(10_001, 0), brought(86_400_000, 120_000), brought(20_000, 120_001), brought(10_000, 0), brought(-5000, 0), brought(30_000, 5, other), { kind: 'fact', judgedNo: 2, name: 'joined' } as const];
  expect([...caughtUp(happenings, nowMs)]).toEqual([[sale.enrolment, 2], [other, 1]]);
});
