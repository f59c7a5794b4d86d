/** Units already counted against a card's limits in one programme, by `dayKey`; `closedKey` holds the last day whose count was dropped. */
export type Used = Readonly<Record<string, number>>;

/** How many days a card's counters are kept. Days without a purchase take no place. */
const daysKeptMax = 100;
const closedKey = 'closed';

/** The counter of one calendar day of the programme's zone. It counts units given, so that it means the same to every revision. */
export const dayKey = (day: number): string => `day:${day}`;

/** Whether the day's count was dropped: then nobody knows what room it had, and none is given. */
export const isClosed = (used: Used, day: number): boolean => {
  const closed = used[closedKey];
  return closed !== undefined && day <= closed && used[dayKey(day)] === undefined;
};

/** Raises counters in place, and closes the oldest days when there are too many. `used` must be the caller's own copy. */
export const raiseUses = (used: Record<string, number>, uses: Used): void => {
  for (const key in uses) {
    const stands = used[key];
    used[key] = (stands ?? 0) + (uses[key] ?? 0);
    if (stands === undefined) closeOldest(used);
  }
};

const closeOldest = (used: Record<string, number>): void => {
  const days: number[] = [];
  for (const key in used) if (key !== closedKey) days.push(Number(key.slice(4)));
  if (days.length <= daysKeptMax) return;
  const oldest = Math.min(...days);
  delete used[dayKey(oldest)];
  used[closedKey] = Math.max(oldest, used[closedKey] ?? oldest);
};
