import type { InstantMs } from '../ids/index.ts';
import type { CampaignTotals, Use } from './campaign-state.ts';
import type { PublishedRevision } from './in-force.ts';
import { bounded, freed, raised } from './kept-uses.ts';
import type { Uses } from './outcome.ts';
import { withUse } from './rolling.ts';

/** What is kept of a whole campaign: as much as its stores and days need. */
const bounds = { countersMax: 40_000, instantsMax: 10_000, windowsMs: (): readonly number[] => [] };

/** The campaign's totals after a counted sale, in order of arrival. */
export const raiseTotals = (totals: CampaignTotals, { everyone }: Uses): CampaignTotals => ({ units: totals.units + everyone.units, ...raised(totals, everyone.counters, everyone.recent, bounds) });

/** The campaign's totals when that sale is voided. */
export const undoTotals = (totals: CampaignTotals, { everyone }: Uses): CampaignTotals => ({ units: Math.max(0, totals.units - everyone.units), ...freed(totals, everyone.counters, everyone.recent) });

/** Whether any revision of a campaign looks at the totals of all cards: the others cost nothing. Answered once for a list that stays the same object. */
export const asksTotals = (published: readonly PublishedRevision[]): boolean => {
  const known = askedBy.get(published);
  if (known !== undefined) return known;
  const asks = published.some(({ revision: { budget, limits } }) => budget !== null || limits.some(({ holder }) => holder === 'everyone'));
  askedBy.set(published, asks);
  return asks;
};

const askedBy = new WeakMap<readonly PublishedRevision[], boolean>();

/** What one batch makes of a campaign's totals: `units` in all; of counters and instants those that it raised, as they stand now, over those that were there. */
export interface RaisedTotals {
  units: number;
  readonly counters: Record<string, number>;
  readonly recent: Record<string, readonly Use[]>;
}

/** Totals to be raised many times at no more cost than their changes: what is not raised is looked up in what was there, which stays as it is. */
export const overTotals = ({ units, counters, recent }: CampaignTotals): RaisedTotals => ({
  units,
  counters: Object.create(counters) as RaisedTotals['counters'],
  recent: Object.create(recent) as RaisedTotals['recent'],
});

/** Raises them by a counted sale. */
export const raiseOver = (raisedTotals: RaisedTotals, { everyone }: Uses): void => {
  raisedTotals.units += everyone.units;
  for (const [name, used] of Object.entries(everyone.counters)) raisedTotals.counters[name] = (raisedTotals.counters[name] ?? 0) + used;
  for (const [name, use] of Object.entries(everyone.recent)) raisedTotals.recent[name] = withUse(raisedTotals.recent[name] ?? [], use);
};

/** The totals after a batch. */
export const settledTotals = ({ counters, recent }: CampaignTotals, after: RaisedTotals): CampaignTotals => ({ units: after.units, counters: { ...counters, ...after.counters }, recent: { ...recent, ...after.recent } });

/** A use of a limit for everyone as it is stored: of a period (`atMs` 0), or of a rolling limit at an instant. */
export interface StoredUse {
  readonly counter: string;
  readonly atMs: InstantMs;
  readonly used: number;
}

/** What a sale used of limits for everyone. */
export const storedUsesOf = ({ everyone }: Uses): readonly StoredUse[] => [
  ...Object.entries(everyone.counters).map(([counter, used]) => ({ counter, atMs: 0, used })),
  ...Object.entries(everyone.recent).map(([counter, { atMs, used }]) => ({ counter, atMs, used })),
];

/** The totals of what is stored, and of the units that the ledger says were issued. Rolling uses may be the latest alone, one more than are kept: it is closed. */
export const totalsOf = (uses: Iterable<StoredUse>, units: number): CampaignTotals => {
  const counters: Record<string, number> = {};
  const recent: Record<string, Use[]> = {};
  for (const { counter, atMs, used } of uses) {
    if (atMs === 0) counters[counter] = used;
    else (recent[counter] ??= []).push({ atMs, used });
  }
  for (const instants of Object.values(recent)) instants.sort((a, b) => a.atMs - b.atMs);
  return boundedTotals({ units, counters, recent });
};

/** How many instants are kept of a campaign's rolling limits for everyone. */
export const totalInstantsMax = bounds.instantsMax;

/** As much of them as is kept, the oldest closed. */
export const boundedTotals = (totals: CampaignTotals): CampaignTotals => ({ units: totals.units, ...bounded(totals, bounds) });
