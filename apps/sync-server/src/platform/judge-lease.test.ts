import { expect, test } from 'vitest';
import { beatMs, leaseFromNow, leaseMs } from './judge-lease.ts';

test('a lease is sure until its last answered statement is as old as PostgreSQL lets a silent session be, by the clock that counted more', () => {
  const now = [0, 1_000_000];
  const pass = (monotonicMs: number, wallMs: number): void => void now.splice(0, 2, (now[0] ?? 0) + monotonicMs, (now[1] ?? 0) + wallMs);
  const lease = leaseFromNow(() => [...now]);
  pass(leaseMs - 1, leaseMs - 1);
  expect(lease.isSure()).toBe(true);
  const answered = lease.asking();
  pass(1, 1);
  expect(lease.isSure()).toBe(false);
  answered();
  pass(leaseMs - 2, leaseMs - 2);
  expect(lease.isSure()).toBe(true);
  pass(0, 1);
  expect(lease.isSure()).toBe(false);
});

test('a judge speaks often enough that one late word loses no lease', () => expect(3 * beatMs).toBeLessThan(leaseMs));
