import type { InstantMs } from '../ids/index.ts';
import type { CampaignState } from './campaign-state.ts';
import type { Revision } from './document/revision.ts';
import type { CardScope } from './document/scope.ts';

type Sold = Pick<CampaignState, 'sold' | 'soldAtMs' | 'firstSoldAtMs' | 'lastSoldAtMs'>;

/** One for all: it is kept for every card. */
const noInstants: readonly InstantMs[] = [];
const withCooldownMax = 64;
const otherwiseMax = 8;

/** The counted sales with one more. */
export const soldOnceMore = ({ sold, soldAtMs, firstSoldAtMs, lastSoldAtMs }: Sold, atMs: InstantMs, revision: Revision): Sold => {
  const max = instantsMax(revision);
  return {
    sold: sold + 1,
    soldAtMs: max === 0 ? noInstants : [...soldAtMs, atMs].sort((a, b) => a - b).slice(-max),
    firstSoldAtMs: Math.min(firstSoldAtMs ?? atMs, atMs),
    lastSoldAtMs: Math.max(lastSoldAtMs ?? atMs, atMs),
  };
};

/** The counted sales without one that was voided. */
export const soldOnceLess = ({ sold, soldAtMs, firstSoldAtMs, lastSoldAtMs }: Sold, atMs: InstantMs): Sold => {
  if (sold <= 1) return { sold: 0, soldAtMs: [], firstSoldAtMs: null, lastSoldAtMs: null };
  const at = soldAtMs.indexOf(atMs);
  const left = at < 0 ? soldAtMs : soldAtMs.filter((_, nth) => nth !== at);
  return { sold: sold - 1, soldAtMs: left, firstSoldAtMs: firstSoldAtMs === atMs ? (left[0] ?? lastSoldAtMs) : firstSoldAtMs, lastSoldAtMs: lastSoldAtMs === atMs ? (left.at(-1) ?? firstSoldAtMs) : lastSoldAtMs };
};

/** A cooldown looks at many; where only the first or the latest sale is asked for, a few are kept so that voids find the one beside it. */
const instantsMax = (revision: Revision): number => {
  if (revision.cooldownMs > 0) return withCooldownMax;
  const { tiers, units, cards, earn, multipliers } = revision;
  const asksSold = (scope: CardScope): boolean => scope.lapsedDays !== undefined || scope.isNew === true;
  const asksSome = tiers !== null || units.some(({ expiry }) => expiry.by === 'inactivity') || earn.some(({ per, cards: own }) => per.kind === 'first' || asksSold(own)) || asksSold(cards) || multipliers.list.some((each) => asksSold(each.cards));
  return asksSome ? otherwiseMax : 0;
};
