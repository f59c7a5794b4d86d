import type { InstantMs } from '../ids/index.ts';

const dayMs = 86_400_000;
const quarterMs = 900_000;
const instantMaxMs = 8_640_000_000_000_000 - 2 * dayMs;

/**
 * The number of the calendar day in an IANA zone: days since 1970-01-01 there. Correct across changes of the clocks; remembers each
 * zone's offset by UTC day, and by quarter of an hour on the days that change it, since asking Intl costs a thousand times a judgement.
 * A zone that this machine's calendar data lack is read by its stand-in (`zoneHere`).
 */
export const localDay = (timeZone: string, atMs: InstantMs): number => Math.floor(wallClockMs(timeZone, atMs) / dayMs);

/** What a clock on the wall shows in a zone, as milliseconds since 1970-01-01T00:00 there; for times of the day, not for distances. */
export const wallClockMs = (timeZone: string, atMs: InstantMs): number => {
  const boundedMs = Math.max(-instantMaxMs, Math.min(instantMaxMs, atMs));
  return boundedMs + offsetMs(timeZone, boundedMs);
};

/** The first instant of a calendar day in a zone, also where the clocks skip its midnight. */
export const localDayStartMs = (timeZone: string, day: number): InstantMs => {
  const midnightMs = day * dayMs;
  let startMs = midnightMs - offsetMs(timeZone, midnightMs - offsetMs(timeZone, midnightMs));
  while (localDay(timeZone, startMs) < day) startMs += quarterMs;
  while (localDay(timeZone, startMs - quarterMs) >= day) startMs -= quarterMs;
  return startMs;
};

/**
 * The zone by whose clock this machine reads a zone: itself, or where its calendar data lack it, a stand-in. Browsers with data from before tzdb 2022g
 * do not know America/Ciudad_Juarez, which has kept the clock of Denver since 2022-11-30; any other is read by the clock of most of the country.
 */
export const zoneHere = (timeZone: string): string => zoneOf(timeZone).here;

/** Whether it is a zone: one that Intl knows, or that only older data lack. Any other is refused by `validateRevision`, here and on the server alike. */
export const isTimeZone = (timeZone: string): boolean => standIns.has(timeZone) || isKnownHere(timeZone);

/** What older calendar data lack. */
const standIns: ReadonlyMap<string, string> = new Map([['America/Ciudad_Juarez', 'America/Denver']]);

const isKnownHere = (timeZone: string): boolean => {
  try {
    formatOf(timeZone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

interface Zone {
  readonly here: string;
  readonly format: Intl.DateTimeFormat;
  /** By UTC day; null where the offset changes within it. */
  readonly byDay: Map<number, number | null>;
  readonly byQuarter: Map<number, number>;
}

const zones = new Map<string, Zone>();
const daysRememberedMax = 4096;

const offsetMs = (timeZone: string, atMs: InstantMs): number => {
  const zone = zoneOf(timeZone);
  const day = Math.floor(atMs / dayMs);
  const known = zone.byDay.get(day);
  if (known !== undefined && known !== null) return known;
  return known === null ? quarterOffset(zone, atMs) : learnDay(zone, day, atMs);
};

const zoneOf = (timeZone: string): Zone => zones.get(timeZone) ?? openZone(timeZone);

const openZone = (timeZone: string): Zone => {
  const here = isKnownHere(timeZone) ? timeZone : (standIns.get(timeZone) ?? 'America/Mexico_City');
  const zone: Zone = { here, format: formatOf(here), byDay: new Map(), byQuarter: new Map() };
  zones.set(timeZone, zone);
  return zone;
};

const learnDay = (zone: Zone, day: number, atMs: InstantMs): number => {
  if (zone.byDay.size >= daysRememberedMax) zone.byDay.clear();
  const first = askOffset(zone.format, day * dayMs);
  const steady = first === askOffset(zone.format, (day + 1) * dayMs);
  zone.byDay.set(day, steady ? first : null);
  return steady ? first : quarterOffset(zone, atMs);
};

const quarterOffset = (zone: Zone, atMs: InstantMs): number => {
  const quarter = Math.floor(atMs / quarterMs);
  const known = zone.byQuarter.get(quarter);
  if (known !== undefined) return known;
  if (zone.byQuarter.size >= daysRememberedMax) zone.byQuarter.clear();
  const asked = askOffset(zone.format, quarter * quarterMs);
  zone.byQuarter.set(quarter, asked);
  return asked;
};

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

const askOffset = (format: Intl.DateTimeFormat, atMs: InstantMs): number => {
  const field = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(field.get(type));
  const year = field.get('era') === 'BC' ? 1 - number('year') : number('year');
  const wall = new Date(0);
  wall.setUTCFullYear(year, number('month') - 1, number('day'));
  wall.setUTCHours(number('hour'), number('minute'), number('second'));
  return wall.getTime() - Math.floor(atMs / 1000) * 1000;
};
