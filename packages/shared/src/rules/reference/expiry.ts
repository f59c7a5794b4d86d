import type { InstantMs } from '../../ids/index.ts';
import type { HeldLot } from '../campaign-state.ts';
import type { Expiry, Unit } from '../document/revision.ts';
import { dayStartMs, localTime, periodStart } from './calendar.ts';

const dayMs = 86_400_000;

/** Section 9, `heldDays`. */
export const usableFrom = (timeZone: string, { heldDays }: Unit, atMs: InstantMs): InstantMs => (heldDays === 0 ? atMs : dayStartMs(timeZone, localTime(timeZone, atMs).day + heldDays));

/** Section 9, *Expiry*, of a lot that a sale at `atMs` makes: `lots` are those that the card already holds, `lastSoldAtMs` its latest counted sale. */
export const expiresAt = (timeZone: string, { expiry }: Unit, atMs: InstantMs, lots: readonly HeldLot[], lastSoldAtMs: InstantMs): InstantMs | null => {
  if (expiry.by === 'never') return null;
  if (expiry.by === 'date') return expiry.atMs;
  if (expiry.by === 'age') return atAge(timeZone, expiry, atMs);
  const from = expiry.by === 'first' ? Math.min(atMs, ...lots.filter(({ remaining }) => remaining > 0).map(({ earnedAtMs }) => earnedAtMs)) : lastSoldAtMs;
  return endOfDay(timeZone, from, expiry.days);
};

const atAge = (timeZone: string, { days, ends }: Extract<Expiry, { readonly by: 'age' }>, atMs: InstantMs): InstantMs => {
  if (ends === 'instant') return atMs + days * dayMs;
  return dayStartMs(timeZone, periodStart(ends, localTime(timeZone, atMs).day + days, true));
};

const endOfDay = (timeZone: string, atMs: InstantMs, days: number): InstantMs => dayStartMs(timeZone, localTime(timeZone, atMs).day + days + 1);

/** The kinds of expiry by which a sale moves the end of every lot of its unit. */
export const isShared = ({ expiry }: Unit): boolean => expiry.by === 'first' || expiry.by === 'inactivity';
