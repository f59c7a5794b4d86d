export { isTimeZone, localDay, localDayStartMs, wallClockMs, zoneHere } from './local-day.ts';
export type { CampaignRevision } from './revision.ts';
