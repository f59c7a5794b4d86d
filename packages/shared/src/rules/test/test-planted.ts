import type { Gtin, StoreId } from '../../ids/index.ts';
import { type CampaignOutcome, type CampaignState, counterKey, emptyCampaignTotals, type Evaluate } from '../index.ts';
import { type Rules, theRules } from './test-evaluator-world.ts';
import type { laws } from './test-laws.ts';
import { sun, sunLight } from './test-world.ts';

/** A defect that somebody could write, and the law that must turn red on it. */
interface Planted {
  readonly law: keyof typeof laws;
  readonly fault: string;
  readonly rules: Rules;
}

const withEvaluate = (evaluate: Evaluate): Rules => ({ ...theRules, evaluate });
const withOutcomes = (change: (outcome: CampaignOutcome, state: CampaignState) => CampaignOutcome): Rules =>
  withEvaluate((standings, sale) => {
    const outcome = theRules.evaluate(standings, sale);
    return { ...outcome, campaigns: outcome.campaigns.map((one) => change(one, standings.find(({ revision }) => revision.campaign === one.campaign)?.state ?? theRules.stateOf('{}'))) };
  });
const withState = (change: (state: CampaignState, atMs: number) => CampaignState): Rules =>
  withEvaluate((standings, sale) => theRules.evaluate(standings.map((standing) => ({ ...standing, state: change(standing.state, sale.atMs) })), sale));
const unused = { counted: false, counters: {}, recent: {}, everyone: { units: 0, counters: {}, recent: {} }, birthdays: [] };

const withoutExtras = <T>(uses: Readonly<Record<string, T>>): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(uses).filter(([key]) => !key.includes('|extra ')));

const withoutWeeks = (counters: Readonly<Record<string, number>>): Readonly<Record<string, number>> => Object.fromEntries(Object.entries(counters).filter(([key]) => !key.startsWith('week:')));
/** How a counter names the units of one product. */
const ofOne = (product: Gtin): string => counterKey({ of: { kind: 'units', unit: 'stamp' }, max: 1, per: 'lifetime', scope: { kind: 'products', products: [product] }, holder: 'card' }, 1 as StoreId, 0)?.split('|').at(-1) ?? '';
const asOneProduct = (counters: Readonly<Record<string, number>>): Readonly<Record<string, number>> => {
  const merged: Record<string, number> = {};
  for (const [key, used] of Object.entries(counters)) {
    const name = key.replace(ofOne(sunLight), ofOne(sun));
    merged[name] = (merged[name] ?? 0) + used;
  }
  return merged;
};

export const planted: readonly Planted[] = [
  {
    law: 'any valid input has an answer, whole, at least 0 and within its bounds',
    fault: 'a debt is repaid whole, whatever was given',
    rules: withOutcomes((outcome, { holdings }) => ({ ...outcome, given: outcome.given.map((given) => ({ ...given, repaid: holdings[given.programme]?.debt ?? 0 })) })),
  },
  {
    law: 'whatever numbers a sale says, it has an answer',
    fault: 'the time of a sale is believed as it stands',
    rules: withEvaluate((standings, sale) => {
      new Date(sale.atMs).toISOString();
      return theRules.evaluate(standings, sale);
    }),
  },
  {
    law: 'no limit is exceeded in any window, in any order of arrival',
    fault: 'a rolling limit looks only at what came before',
    rules: withState((state, atMs) => ({ ...state, recent: Object.fromEntries(Object.entries(state.recent).map(([key, uses]) => [key, uses.filter((use) => use.atMs <= atMs)])) })),
  },
  {
    law: 'no limit is exceeded in any window, in any order of arrival',
    fault: 'a late sale raises no counter',
    rules: { ...theRules, applyOutcome: (state, outcome, revision) => theRules.applyOutcome(state, outcome.uses.atMs < (state.lastSoldAtMs ?? 0) ? { ...outcome, uses: { ...outcome.uses, counters: {} } } : outcome, revision) },
  },
  {
    law: 'no limit is exceeded in any window, in any order of arrival',
    fault: 'what a boost added counts for nothing',
    rules: { ...theRules, applyOutcome: (state, outcome, revision) => theRules.applyOutcome(state, { ...outcome, uses: { ...outcome.uses, counters: withoutExtras(outcome.uses.counters), recent: withoutExtras(outcome.uses.recent) } }, revision) },
  },
  {
    law: 'under calendar limits on units alone, nested or apart, the order of arrival changes no card’s total',
    fault: 'a limit that bites gives all or nothing',
    rules: withOutcomes((outcome) => (outcome.explanation.code === 'LIMIT_CUT' ? { ...outcome, given: [], uses: { ...outcome.uses, ...unused } } : outcome)),
  },
  {
    law: 'under calendar limits on units alone, nested or apart, the order of arrival changes no card’s total',
    fault: 'one product’s limit counts what was given of another',
    rules: { ...theRules, applyOutcome: (state, outcome, revision) => theRules.applyOutcome(state, { ...outcome, uses: { ...outcome.uses, counters: asOneProduct(outcome.uses.counters) } }, revision) },
  },
  {
    law: 'under calendar limits on units alone, nested or apart, the order of arrival changes no card’s total',
    fault: 'a late sale is not counted in its week',
    rules: { ...theRules, applyOutcome: (state, outcome, revision) => theRules.applyOutcome(state, outcome.uses.atMs < (state.lastSoldAtMs ?? 0) ? { ...outcome, uses: { ...outcome.uses, counters: withoutWeeks(outcome.uses.counters) } } : outcome, revision) },
  },
  {
    law: 'a sale is judged by the revision in force at its own time, in any order of arrival, and the order changes no card’s total',
    fault: 'a late sale is judged by what is in force when it arrives',
    rules: { ...theRules, standingsOf: (campaigns, sale, knowledge, evaluate) => theRules.standingsOf(campaigns, { ...sale, atMs: Math.max(sale.atMs, ...campaigns.map(({ stateFor, published: [first] }) => (first === undefined ? 0 : (stateFor(first.revision).lastSoldAtMs ?? 0)))) }, knowledge, evaluate) },
  },
  {
    law: 'no budget is exceeded, by late sales, by revisions or by courtesy, and once it ran out nothing is given',
    fault: 'the courtesy forgets what was given to all',
    rules: { ...theRules, standingsOf: (campaigns, sale, knowledge, evaluate) => theRules.standingsOf(campaigns, sale, knowledge, evaluate).map((standing) => (knowledge.basis === null ? standing : { ...standing, totals: emptyCampaignTotals })) },
  },
  {
    law: 'no budget is exceeded, by late sales, by revisions or by courtesy, and once it ran out nothing is given',
    fault: 'a late sale spends no budget',
    rules: { ...theRules, raiseTotals: (totals, uses) => (uses.atMs < (totals.recent['latest']?.[0]?.atMs ?? 0) ? totals : { ...theRules.raiseTotals(totals, uses), recent: { latest: [{ atMs: uses.atMs, used: 0 }] } }) },
  },
  {
    law: 'splitting a batch changes nothing',
    fault: 'a stored state forgets its rolling limits',
    rules: { ...theRules, stateText: (state) => theRules.stateText({ ...state, recent: {} }) },
  },
  {
    law: 'a void frees exactly what its sale used',
    fault: 'a void leaves the counters of the day',
    rules: { ...theRules, undoUses: (state, uses) => ({ ...theRules.undoUses(state, uses), counters: state.counters }) },
  },
  {
    law: 'a void frees exactly what its sale used',
    fault: 'a void frees the whole day',
    rules: { ...theRules, undoUses: (state, uses) => ({ ...theRules.undoUses(state, uses), counters: {} }) },
  },
  {
    law: 'unrelated campaigns change nothing',
    fault: 'campaigns without a group are one group',
    rules: withEvaluate((standings, sale) => theRules.evaluate(standings.map((standing) => ({ ...standing, revision: { ...standing.revision, group: standing.revision.group ?? '' } })), sale)),
  },
  {
    law: 'a phone that knows only yes or no of its store judges as the server',
    fault: 'a resolved store scope forgets how specific it was',
    rules: {
      ...theRules,
      resolveStores: (revision, store) => {
        const resolved = theRules.resolveStores(revision, store);
        return { ...resolved, earn: resolved.earn.map((rule) => ({ ...rule, stores: 'resolved' in rule.stores ? { ...rule.stores, rank: 0 } : rule.stores })) };
      },
    },
  },
];
