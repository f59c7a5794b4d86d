import { localDayStartMs } from '../campaign/index.ts';
import type { InstantMs } from '../ids/index.ts';
import type { HeldLot } from './campaign-state.ts';
import { dayOf, type Moment, spanEndMs } from './moment.ts';
import type { Expiry } from './document/revision.ts';

const dayMs = 86_400_000;

/** From when what a sale gave may be spent. Section 9, `heldDays`. */
export const usableFromMs = ({ atMs, day, timeZone }: Moment, heldDays: number): InstantMs => (heldDays > 0 ? localDayStartMs(timeZone, day + heldDays) : atMs);

/** When a lot that is earned at a moment ends; null: never. `lots` are those that the card holds already, `lastSoldAtMs` its latest counted sale, this one apart. */
export const endsAtMs = (expiry: Expiry, moment: Moment, lots: readonly HeldLot[], lastSoldAtMs: InstantMs | null): InstantMs | null => {
  switch (expiry.by) {
    case 'never':
      return null;
    case 'age':
      return expiry.ends === 'instant' ? moment.atMs + expiry.days * dayMs : spanEndMs(expiry.ends, moment.day + expiry.days, moment.timeZone);
    case 'date':
      return expiry.atMs;
    case 'first':
      return endOfDayMs(moment.timeZone, oldestMs(lots, moment.atMs), expiry.days);
    case 'inactivity':
      return endOfDayMs(moment.timeZone, Math.max(lastSoldAtMs ?? moment.atMs, moment.atMs), expiry.days);
  }
};

/** The lots with the end that all of them share, where the expiry says so: by the first of them, or by the latest counted sale. */
export const endedTogether = (expiry: Expiry, timeZone: string, lots: readonly HeldLot[], lastSoldAtMs: InstantMs | null): readonly HeldLot[] => {
  if (lots.length === 0 || (expiry.by !== 'first' && expiry.by !== 'inactivity')) return lots;
  const fromMs = expiry.by === 'first' ? oldestMs(lots, Number.POSITIVE_INFINITY) : lastSoldAtMs;
  if (fromMs === null || fromMs === Number.POSITIVE_INFINITY) return lots;
  const expiresAtMs = endOfDayMs(timeZone, fromMs, expiry.days);
  return lots.map((lot) => ({ ...lot, expiresAtMs }));
};

const oldestMs = (lots: readonly HeldLot[], orMs: InstantMs): InstantMs => lots.reduce((oldest, { earnedAtMs, remaining }) => (remaining > 0 ? Math.min(oldest, earnedAtMs) : oldest), orMs);

/** The end of the local day that lies some days after an instant's. */
const endOfDayMs = (timeZone: string, atMs: InstantMs, days: number): InstantMs => localDayStartMs(timeZone, dayOf(timeZone, atMs) + days + 1);
