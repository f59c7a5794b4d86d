export { isTimeZone, localDay, localDayStartMs, wallClockMs } from './local-day.ts';
export type { CampaignRevision } from './revision.ts';
