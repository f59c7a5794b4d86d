import { localDay } from '@qoa/shared/campaign';
import type { InstantMs } from '@qoa/shared/ids';
import type { UnitKind } from '@qoa/shared/rules';
import type { ListedEvent } from '../replica/index.ts';
import { standingOf } from '../sale/index.ts';

/** What a day's sales come to, refusals included: they were sold, even where they gave nothing. */
export interface DayTotals {
  readonly sales: number;
  readonly pieces: number;
  readonly stamps: number;
  readonly points: number;
  readonly pending: number;
}

/** The events of today in the store's zone, and those before. */
export const splitByDay = (events: readonly ListedEvent[], nowMs: InstantMs, timeZone: string): { readonly today: readonly ListedEvent[]; readonly earlier: readonly ListedEvent[] } => {
  const today = localDay(timeZone, nowMs);
  const isToday = ({ atMs }: ListedEvent): boolean => localDay(timeZone, atMs) === today;
  return { today: events.filter(isToday), earlier: events.filter((event) => !isToday(event)) };
};

/** Adds up a day. Weighed goods count as one piece a line. */
export const totalsOf = (events: readonly ListedEvent[]): DayTotals => ({
  sales: events.length,
  pieces: sum(events.flatMap(({ lines }) => lines.map(({ quantity }) => Math.max(1, Math.floor(quantity / 1000))))),
  stamps: given(events, 'stamp'),
  points: given(events, 'point'),
  pending: events.filter((event) => standingOf(event).state === 'queued').length,
});

const given = (events: readonly ListedEvent[], kind: UnitKind): number => sum(events.flatMap((event) => standingOf(event).answer?.given.filter(({ unit }) => unit === kind).map(({ units }) => units) ?? []));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
