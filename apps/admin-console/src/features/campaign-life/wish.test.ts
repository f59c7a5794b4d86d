import { expect, test } from 'vitest';
import { campaignCommandRequestSchema, SHORT_TEXT_LENGTH_MAX } from '@qoa/shared/protocol';
import { commandOf, noWish } from './wish.ts';

const zone = 'America/Mexico_City';

test('a proposal is published at once, or from an instant by the campaign’s own clock', () => {
  expect(commandOf({ action: 'approve' }, noWish, zone)).toEqual({ ok: true, value: { do: 'approve', effectiveFromMs: null } });
  expect(commandOf({ action: 'approve' }, { ...noWish, effect: 'later', effectAt: '2026-12-01T08:30' }, zone)).toEqual({ ok: true, value: { do: 'approve', effectiveFromMs: Date.UTC(2026, 11, 1, 14, 30) } });
  expect(commandOf({ action: 'approve' }, { ...noWish, effect: 'later' }, zone)).toEqual({ ok: false, error: 'date-missing' });
});

test('nothing is rejected, called off or withdrawn without a reason', () => {
  expect(commandOf({ action: 'call-off' }, { ...noWish, reason: ' No hay producto ' }, zone)).toEqual({ ok: true, value: { do: 'call-off', reason: 'No hay producto' } });
  expect(commandOf({ action: 'withdraw-plan', plan: 3 }, { ...noWish, reason: ' Otro precio ' }, zone)).toEqual({ ok: true, value: { do: 'withdraw-plan', plan: 3, reason: 'Otro precio' } });
  expect(commandOf({ action: 'withdraw-plan', plan: 3 }, noWish, zone)).toEqual({ ok: false, error: 'reason-missing' });
  expect(commandOf({ action: 'call-off' }, noWish, zone)).toEqual({ ok: false, error: 'reason-missing' });
  expect(commandOf({ action: 'reject' }, { ...noWish, reason: '  ' }, zone)).toEqual({ ok: false, error: 'reason-missing' });
  expect(commandOf({ action: 'reject' }, { ...noWish, reason: ' Falta un tope ' }, zone)).toEqual({ ok: true, value: { do: 'reject', reason: 'Falta un tope' } });
});

test('a reason that was written on several lines is told on one, as the server takes it', () => {
  expect(commandOf({ action: 'reject' }, { ...noWish, reason: 'Falta un tope.\n\nY\tel nombre ' }, zone)).toEqual({ ok: true, value: { do: 'reject', reason: 'Falta un tope. Y el nombre' } });
  const longest = commandOf({ action: 'reject' }, { ...noWish, reason: 'Ah\n'.repeat(SHORT_TEXT_LENGTH_MAX).slice(0, SHORT_TEXT_LENGTH_MAX) }, zone);
  expect(campaignCommandRequestSchema.safeParse({ version: 1, command: longest.ok ? longest.value : null }).success).toBe(true);
});

test('the last days count to their end', () => {
  const wish = { ...noWish, lastDay: '2026-12-31', redeemDay: '2026-12-31' };
  expect(commandOf({ action: 'end' }, wish, zone)).toEqual({ ok: true, value: { do: 'end', endsAtMs: Date.UTC(2027, 0, 1, 6), redeemUntilMs: Date.UTC(2027, 0, 1, 6) } });
  expect(commandOf({ action: 'end' }, { ...wish, redeem: 'never', redeemDay: '' }, zone)).toEqual({ ok: true, value: { do: 'end', endsAtMs: Date.UTC(2027, 0, 1, 6), redeemUntilMs: null } });
  expect(commandOf({ action: 'end' }, { ...wish, redeemDay: '' }, zone)).toEqual({ ok: false, error: 'date-missing' });
});
