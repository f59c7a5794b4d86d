import { isTimeZone, localDay, localDayStartMs } from '../campaign/local-day.ts';
import type { Revision, Unit } from './revision.ts';
import { found, repeated, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import type { Window } from './scope.ts';

const dayMs = 86_400_000;

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

/** Whether a campaign of a few days holds a minute of the window; a week and a day hold every one. Hours are told from local midnight. */
const opens = ({ weekdays, hours }: Window, { startsAtMs, endsAtMs, timeZone }: Revision): boolean => {
  if (endsAtMs === null || endsAtMs <= startsAtMs || endsAtMs - startsAtMs > 8 * dayMs) return true;
  const ranges = hours.length === 0 ? [[0, 1440] as const] : hours;
  // A range that runs over midnight belongs to the day before.
  for (let day = localDay(timeZone, startsAtMs) - 1; day <= localDay(timeZone, endsAtMs - 1); day += 1) {
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) continue;
    const midnightMs = localDayStartMs(timeZone, day);
    if (ranges.some(([from, to]) => midnightMs + from * 60_000 < endsAtMs && midnightMs + (to > from ? to : to + 1440) * 60_000 > startsAtMs)) return true;
  }
  return false;
};

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
