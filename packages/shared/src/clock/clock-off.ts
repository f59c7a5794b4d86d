/** Two estimates of a clock further apart than this do not agree, and a clock that is further off than this should be set right. It never blocks a sale. Rule: Time */
export const clockOffAfterMs = 2 * 60_000;

/** Whether a phone's clock should be set right. `offsetMs`: server time minus its wall clock, null while nobody knows. */
export const isClockOff = (offsetMs: number | null): boolean => offsetMs !== null && Math.abs(offsetMs) > clockOffAfterMs;
