export { isTimeZone, localDay, localDayStartMs, wallClockMs } from './local-day.ts';
export type { CampaignRevision } from './revision.ts';
export { validateRevision } from './validate.ts';
export type { RevisionProblem } from './validate.ts';
