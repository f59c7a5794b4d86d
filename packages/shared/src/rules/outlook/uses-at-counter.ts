import { localDayStartMs } from '../../campaign/index.ts';
import type { InstantMs, StoreId } from '../../ids/index.ts';
import type { CampaignState, TierState } from '../campaign-state.ts';
import type { CampaignUses } from '../card-state.ts';
import { isCountedAt } from '../counter-key.ts';
import { emptyCampaignState } from '../empty-state.ts';
import { closedKeys } from '../kept-uses.ts';
import { dayOf } from '../moment.ts';
import type { Revision } from '../document/revision.ts';
import { metricsOn, tierOn } from '../tier-level.ts';

const hourMs = 3_600_000;

/** Where and when a card stands at a counter. */
export interface Counter {
  readonly store: StoreId;
  readonly nowMs: InstantMs;
}

/**
 * What a store's phone is told of what a card used of a campaign: as much as `evaluate` needs to judge its next sale there as the server will, and no more.
 * Uses of other stores' own limits are left out, of its sales there is but the day of the last, and a ladder's metrics stand as one sum: nothing says where
 * or what it bought elsewhere. Instants are those at which room or a cooldown ends. Law: own tenant
 */
export const usesAtCounter = (revision: Revision, state: CampaignState, { store, nowMs }: Counter): CampaignUses => {
  const day = dayOf(revision.timeZone, nowMs);
  const lastDay = state.lastSoldAtMs === null ? null : dayOf(revision.timeZone, state.lastSoldAtMs);
  const lastSoldAtMs = lastDay === null ? null : localDayStartMs(revision.timeZone, lastDay);
  return {
    counters: only(state.counters, (name) => closedKeys.has(name) || isCountedAt(name, store, day)),
    recent: recentAt(revision, state, { store, nowMs }, day),
    sold: emptyCampaignState.sold,
    soldAtMs: state.soldAtMs.filter((soldAtMs) => Math.abs(soldAtMs - nowMs) < revision.cooldownMs),
    firstSoldAtMs: lastSoldAtMs,
    lastSoldAtMs,
    carried: state.carried,
    birthdays: emptyCampaignState.birthdays,
    tier: summedTier(revision, state, day, lastDay),
  };
};

/** A use that has left the longest window says nothing any more. */
const recentAt = ({ limits }: Revision, { recent }: CampaignState, { store, nowMs }: Counter, day: number): CampaignUses['recent'] => {
  const windowMs = Math.max(0, ...limits.map(({ per }) => (typeof per === 'object' ? per.hours * hourMs : 0)));
  const asked = only(recent, (name) => closedKeys.has(name) || isCountedAt(name, store, day));
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, uses]) => {
      const left = closedKeys.has(name) ? uses : uses.filter(({ atMs }) => atMs > nowMs - windowMs);
      return left.length === 0 ? [] : [[name, left]];
    }),
  );
};

/** As of today. All that counts on it stands on the day of the last sale, which counts as long as any of it does. */
const summedTier = (revision: Revision, state: CampaignState, day: number, lastDay: number | null): TierState => {
  if (revision.tiers === null || lastDay === null) return emptyCampaignState.tier;
  const tier = tierOn(revision, state, day);
  const metrics = metricsOn(revision.tiers, tier, day);
  return { level: tier.level, tooLowSinceDay: tier.tooLowSinceDay, days: metrics.sales === 0 ? {} : { [lastDay]: metrics }, before: emptyCampaignState.tier.before };
};

const only = <Value>(record: Readonly<Record<string, Value>>, holds: (name: string) => boolean): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => holds(name)));
