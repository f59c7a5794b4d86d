import type { InstantMs } from '../ids/index.ts';
import type { Use } from './campaign-state.ts';
import { lastDayOf } from './counter-key.ts';
import { withoutUse, withUse } from './rolling.ts';
import { stretched } from './stretches.ts';

/** What was used of limits: by calendar period, and of rolling limits by instant. A card's is small; what was dropped from it is closed. */
export interface KeptUses {
  readonly counters: Readonly<Record<string, number>>;
  readonly recent: Readonly<Record<string, readonly Use[]>>;
}

/** How many are kept, for one card or for all. */
export interface Bounds {
  readonly countersMax: number;
  readonly instantsMax: number;
  /** The windows that look at a rolling counter, rising: by them its uses are put together before any is closed. */
  readonly windowsMs: (counter: string) => readonly number[];
}

const closed = 'closed';
const lifetimesClosed = 'closed lifetime';

/** Names under which it is kept what was dropped. */
export const closedKeys: ReadonlySet<string> = new Set([closed, lifetimesClosed]);

/** Uses of a calendar period so far; Infinity when its counter was dropped: nobody knows what room it had, and none is given. */
export const usedInPeriod = ({ counters }: KeptUses, key: string): number => {
  const used = counters[key];
  if (used !== undefined) return used;
  const closedDay = counters[closed];
  const lastDay = closedDay === undefined && counters[lifetimesClosed] === undefined ? null : lastDayOf(key);
  if (lastDay === null) return 0;
  return lastDay === Number.POSITIVE_INFINITY ? (counters[lifetimesClosed] === undefined ? 0 : lastDay) : closedDay !== undefined && lastDay <= closedDay ? Number.POSITIVE_INFINITY : 0;
};

/** The last instant of which uses were dropped; null: none ever. */
export const closedUntilMs = ({ recent }: KeptUses): InstantMs | null => recent[closed]?.[0]?.atMs ?? null;

/** With these uses counted; when there are too many, of rolling limits neighbours are put together, and then the oldest are closed. */
export const raised = (kept: KeptUses, counters: Readonly<Record<string, number>>, recent: Readonly<Record<string, Use>>, bounds: Bounds): KeptUses => ({
  counters: raisedCounters(kept.counters, counters, bounds.countersMax),
  recent: raisedInstants(kept.recent, recent, bounds),
});

/** As much of them as is kept, the oldest closed. */
export const bounded = ({ counters, recent }: KeptUses, bounds: Bounds): KeptUses => ({ counters: boundedCounters({ ...counters }, bounds.countersMax), recent: boundedInstants(recent, bounds) });

/** Without these uses: what stood in a counter that was closed since is gone with it. */
export const freed = (kept: KeptUses, counters: Readonly<Record<string, number>>, recent: Readonly<Record<string, Use>>): KeptUses => ({
  counters: freedCounters(kept.counters, counters),
  recent: Object.fromEntries(Object.entries(kept.recent).flatMap(([key, uses]) => withSome(key, recent[key] === undefined ? uses : withoutUse(uses, recent[key])))),
});

const withSome = (key: string, uses: readonly Use[]): readonly [string, readonly Use[]][] => (uses.length > 0 ? [[key, uses]] : []);

const raisedCounters = (counters: KeptUses['counters'], more: KeptUses['counters'], max: number): KeptUses['counters'] => {
  const raisedKeys = Object.keys(more);
  if (raisedKeys.length === 0) return counters;
  const all: Record<string, number> = { ...counters };
  for (const key of raisedKeys) all[key] = (all[key] ?? 0) + (more[key] ?? 0);
  return raisedKeys.every((key) => counters[key] !== undefined) ? all : boundedCounters(all, max);
};

/** `all` is the caller's own. */
const boundedCounters = (all: Record<string, number>, max: number): KeptUses['counters'] => {
  const keys = Object.keys(all).filter((key) => key !== closed && key !== lifetimesClosed);
  if (keys.length <= max) return all;
  const oldestFirst = keys.sort((a, b) => lastDayOf(a) - lastDayOf(b) || 0);
  for (const key of oldestFirst.slice(0, keys.length - max)) {
    const lastDay = lastDayOf(key);
    if (lastDay === Number.POSITIVE_INFINITY) all[lifetimesClosed] = 1;
    else all[closed] = Math.max(lastDay, all[closed] ?? lastDay);
    delete all[key];
  }
  return all;
};

const freedCounters = (counters: KeptUses['counters'], less: KeptUses['counters']): KeptUses['counters'] => {
  const all: Record<string, number> = { ...counters };
  for (const [key, used] of Object.entries(less)) {
    const stands = all[key];
    if (stands === undefined) continue;
    if (stands > used) all[key] = stands - used;
    else delete all[key];
  }
  return all;
};

const raisedInstants = (recent: KeptUses['recent'], more: Readonly<Record<string, Use>>, bounds: Bounds): KeptUses['recent'] => {
  if (Object.keys(more).length === 0) return recent;
  const all: Record<string, readonly Use[]> = { ...recent };
  for (const [key, use] of Object.entries(more)) all[key] = withUse(all[key] ?? [], use);
  return boundedInstants(all, bounds);
};

const boundedInstants = (recent: KeptUses['recent'], { instantsMax, windowsMs }: Bounds): KeptUses['recent'] => {
  if (usesIn(recent) <= instantsMax) return recent;
  const all = Object.fromEntries(Object.entries(recent).map(([key, uses]) => [key, key === closed ? uses : stretched(uses, windowsMs(key))]));
  return usesIn(all) <= instantsMax ? all : withOldestClosed(all, instantsMax);
};

const usesIn = (recent: KeptUses['recent']): number => Object.entries(recent).reduce((sum, [key, uses]) => sum + (key === closed ? 0 : uses.length), 0);

const withOldestClosed = (all: KeptUses['recent'], max: number): KeptUses['recent'] => {
  const instants = Object.entries(all).flatMap(([key, uses]) => (key === closed ? [] : uses.map(({ atMs }) => atMs)));
  const closedMs = instants.sort((a, b) => a - b)[instants.length - max - 1] ?? 0;
  const kept = Object.entries(all).flatMap(([key, uses]) => (key === closed ? [] : withSome(key, uses.filter(({ atMs }) => atMs > closedMs))));
  return { ...Object.fromEntries(kept), [closed]: [{ atMs: Math.max(closedMs, all[closed]?.[0]?.atMs ?? closedMs), used: 0 }] };
};
