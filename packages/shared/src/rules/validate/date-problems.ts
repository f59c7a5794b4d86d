import { isTimeZone, localDay, localDayStartMs } from '../../campaign/local-day.ts';
import { momentIn, weekdayOf } from '../moment.ts';
import type { Revision, Unit } from '../document/revision.ts';
import { found, repeated, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import type { Window } from '../document/scope.ts';
import { isOpen } from '../window.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** Dates that stand in a wrong order, units that end before they can be used, windows that never open. */
export const dateProblems = (revision: Revision): readonly RevisionProblem[] => {
  const { startsAtMs, endsAtMs, redeemUntilMs, timeZone, units, earn, multipliers } = revision;
  const heldMs = Math.max(0, ...units.map(({ heldDays }) => heldDays)) * dayMs;
  return [
    ...(isTimeZone(timeZone) ? [] : [found('timeZone', 'UNKNOWN_TIME_ZONE', { zone: timeZone })]),
    ...(endsAtMs !== null && endsAtMs <= startsAtMs ? [found('endsAtMs', 'ENDS_BEFORE_START')] : []),
    ...(redeemUntilMs !== null && redeemUntilMs <= startsAtMs ? [found('redeemUntilMs', 'ENDS_BEFORE_START')] : []),
    ...(redeemUntilMs !== null && redeemUntilMs > startsAtMs && redeemUntilMs <= startsAtMs + heldMs ? [found('redeemUntilMs', 'EXPIRES_BEFORE_USE')] : []),
    ...units.flatMap((unit, i) => (endsUnused(unit, startsAtMs) ? [found(`units.${i}.expiry`, 'EXPIRES_BEFORE_USE')] : [])),
    ...earn.flatMap(({ window }, i) => windowProblems(`earn.${i}.window`, window, revision)),
    ...multipliers.list.flatMap(({ window }, i) => windowProblems(`multipliers.list.${i}.window`, window, revision)),
  ];
};

/** Dates that people may mean, and rarely do. */
export const dateWarnings = ({ endsAtMs, redeemUntilMs, units }: Revision): readonly RevisionWarning[] => [
  ...(redeemUntilMs !== null && (endsAtMs === null || redeemUntilMs < endsAtMs) ? [found('redeemUntilMs', 'REDEEM_ENDS_FIRST')] : []),
  ...units.flatMap(({ expiry, warnDays }, i) => [
    ...(expiry.by === 'date' && (endsAtMs === null || expiry.atMs < endsAtMs) ? [found(`units.${i}.expiry`, 'EXPIRES_WHILE_EARNING')] : []),
    ...('days' in expiry && warnDays >= expiry.days ? [found(`units.${i}.warnDays`, 'WARNING_TOO_EARLY')] : []),
  ]),
];

const endsUnused = ({ expiry, heldDays }: Unit, startsAtMs: number): boolean => {
  if (expiry.by === 'never') return false;
  return expiry.by === 'date' ? expiry.atMs <= startsAtMs + heldDays * dayMs : heldDays >= expiry.days;
};

const windowProblems = (field: string, window: Window, revision: Revision): readonly RevisionProblem[] => {
  const again = repeated(`${field}.weekdays`, window.weekdays);
  return again.length === 0 && isTimeZone(revision.timeZone) && !opens(window, revision) ? [found(field, 'WINDOW_NEVER_OPENS')] : again;
};

/** In which a window opens that opens each week, also where a change of the clocks skips it once. */
const surelyOpensMs = 15 * dayMs;

/** Whether the clock on the wall shows a minute of the window while the campaign lasts. */
const opens = (window: Window, { startsAtMs, endsAtMs, timeZone }: Revision): boolean => {
  if (endsAtMs === null || endsAtMs <= startsAtMs || endsAtMs - startsAtMs > surelyOpensMs) return true;
  for (let day = localDay(timeZone, startsAtMs); day <= localDay(timeZone, endsAtMs - 1); day += 1) if (opensOn(day, window, timeZone, startsAtMs, endsAtMs)) return true;
  return false;
};

const opensOn = (day: number, window: Window, timeZone: string, startsAtMs: number, endsAtMs: number): boolean => {
  const { weekdays } = window;
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day)) && !weekdays.includes(weekdayOf(day - 1))) return false;
  const [fromMs, untilMs] = [Math.max(startsAtMs, localDayStartMs(timeZone, day)), Math.min(endsAtMs, localDayStartMs(timeZone, day + 1))];
  for (let atMs = fromMs; atMs < untilMs; atMs = (Math.floor(atMs / minuteMs) + 1) * minuteMs) if (isOpen(window, momentIn(timeZone, atMs))) return true;
  return false;
};
