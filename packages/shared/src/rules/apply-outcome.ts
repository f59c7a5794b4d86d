import type { InstantMs } from '../ids/index.ts';
import type { CampaignState, Holding } from './campaign-state.ts';
import { carriedAfter } from './carry.ts';
import { compile } from './compile.ts';
import { isOfKey } from './counter-key.ts';
import { raised } from './kept-uses.ts';
import { endedTogether } from './lot-dates.ts';
import { mergedLots } from './merge-lots.ts';
import type { CampaignOutcome, GivenUnits, Uses } from './outcome.ts';
import type { Revision } from './document/revision.ts';
import { soldOnceMore } from './sold-instants.ts';
import { raisedTier } from './tier-state.ts';

/** What is kept of one card in one campaign; what was dropped is closed: it has no room. Section 7, *Counters*. */
const countersMax = 400;
const instantsMax = 128;
const birthdaysMax = 8;
/** Rules of which something is kept; beyond, what the revision has no more is forgotten. It has 50 at most. */
const rulesMax = 100;

/**
 * The card's state after a sale that `revision` judged. A sale that comes late raises it as one that came in time.
 * A sale that was not counted changes only what rules carry over.
 */
export const applyOutcome = (state: CampaignState, { uses, given }: CampaignOutcome, revision: Revision): CampaignState => {
  const carried = ofLiveRules(state.carried, carriedAfter(state.carried, uses.carried, 1), revision);
  if (!uses.counted) return carried === state.carried ? state : { ...state, carried };
  const { sold, soldAtMs, firstSoldAtMs, lastSoldAtMs } = soldOnceMore(state, uses.atMs, revision);
  const { counters, recent } = raised(state, uses.counters, uses.recent, { countersMax, instantsMax, windowsMs: (counter) => windowsOn(revision, counter) });
  const birthdays = ofLiveRules(state.birthdays, withBirthdays(state.birthdays, uses), revision);
  const holdings = withGiven(state.holdings, given, uses.atMs, revision, lastSoldAtMs);
  const tier = raisedTier(revision, state, { holdings, lastSoldAtMs }, uses.tier);
  return { counters, recent, sold, soldAtMs, firstSoldAtMs, lastSoldAtMs, carried, birthdays, tier, holdings };
};

/** The windows of a card's rolling limits that look at a counter. */
const windowsOn = (revision: Revision, counter: string): readonly number[] =>
  compile(revision)
    .limits.flatMap(({ key, limit: { per, holder } }) => (typeof per === 'object' && holder === 'card' && isOfKey(counter, key) ? [per.hours * 3_600_000] : []))
    .sort((a, b) => a - b);

/** What did not change is within its bound already. */
const ofLiveRules = <Kept>(before: Readonly<Record<string, Kept>>, byRule: Readonly<Record<string, Kept>>, { earn }: Revision): Readonly<Record<string, Kept>> => {
  const kept = byRule === before ? [] : Object.entries(byRule);
  if (kept.length <= rulesMax) return byRule;
  const live = new Set(earn.map(({ id }) => id));
  return Object.fromEntries(kept.filter(([rule]) => live.has(rule)));
};

const withBirthdays = (birthdays: CampaignState['birthdays'], uses: Uses): CampaignState['birthdays'] =>
  uses.birthdays.length === 0 ? birthdays : { ...birthdays, ...Object.fromEntries(uses.birthdays.map((rule) => [rule, [...(birthdays[rule] ?? []), uses.tier.day].sort((a, b) => a - b).slice(-birthdaysMax)])) };

const nothingHeld: Holding = { balance: 0, debt: 0, lots: [] };

const withGiven = (holdings: CampaignState['holdings'], given: readonly GivenUnits[], atMs: InstantMs, { units, timeZone }: Revision, lastSoldAtMs: InstantMs | null): CampaignState['holdings'] => {
  const raisedHoldings: Record<number, Holding> = { ...holdings };
  for (const each of given) raisedHoldings[each.programme] = withUnits(holdings[each.programme] ?? nothingHeld, each, atMs);
  for (const { programme, expiry } of units) {
    const holding = raisedHoldings[programme];
    if (holding === undefined || holding.lots.length === 0) continue;
    const { balance, debt, lots } = holding;
    raisedHoldings[programme] = { balance, debt, lots: mergedLots(endedTogether(expiry, timeZone, lots, lastSoldAtMs), atMs, expiry, timeZone) };
  }
  return raisedHoldings;
};

const withUnits = ({ balance, debt, lots }: Holding, { units, repaid, usableFromMs, expiresAtMs }: GivenUnits, atMs: InstantMs): Holding => {
  const remaining = units - repaid;
  return { balance: balance + remaining, debt: debt - repaid, lots: remaining === 0 ? lots : [...lots, { earnedAtMs: atMs, remaining, usableFromMs, expiresAtMs }] };
};
