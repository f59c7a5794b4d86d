import fc from 'fast-check';
import { expect } from 'vitest';
import type { Epoch, InstantMs } from '../../ids/index.ts';
import { type Budget, budgetUnits, type CampaignOutcome, inForceAt, type PublishedRevision, type Revision, type SaleFacts } from '../index.ts';
import type { Rules } from './test-evaluator-world.ts';
import { aCampaignAnd, aSale } from './test-histories.ts';
import { limitsNestedOrApart, orderless } from './test-law-order.ts';
import { type Lived, unlived } from './test-live.ts';

const hourMs = 3_600_000;
const epoch = '0123456789abcdef' as Epoch;

/** One sale of one card as it arrives. `basisNo`: what its phone had heard of; null: it promised nothing. */
interface Arriving {
  readonly sale: SaleFacts;
  readonly basisNo: number | null;
}

interface Life {
  readonly published: readonly PublishedRevision[];
  readonly arriving: readonly Arriving[];
  readonly shuffled: readonly Arriving[];
}

/** The design's rules *Order and limits* and *Revisions and previews*: revisions planned, paused, ended and extended while sales are on their way. */
export const isJudgedByItsTime = (rules: Rules) =>
  fc.property(
    aLife((revision, aroundMs) => fc.tuple(limitsNestedOrApart(revision), statesOf(aroundMs)).map(([limits, states]) => states.map((state, place) => ({ ...orderless(revision), limits, ...state, revision: place + 1 })))),
    ({ published, arriving, shuffled }) => {
      const promisedNothing = (all: readonly Arriving[]): readonly Arriving[] => all.map(({ sale }) => ({ sale, basisNo: null }));
      const [inOrder, inAnother] = [liveAll(rules, published, promisedNothing(arriving)), liveAll(rules, published, promisedNothing(shuffled))];
      for (const { sale, outcome } of [...inOrder.seen, ...inAnother.seen]) {
        const then = inForceAt(published, sale.atMs)?.revision ?? null;
        const isOpen = then !== null && then.state === 'active' && sale.atMs >= then.startsAtMs && (then.endsAtMs === null || sale.atMs < then.endsAtMs);
        expect(outcome === null).toBe(then === null || sale.card === null);
        if (!isOpen) expect(outcome?.given ?? []).toEqual([]);
        if (outcome !== null && !isOpen && outcome.explanation.code.startsWith('CAMPAIGN_')) expect(outcome.explanation.code).toBe(closedCode(then, sale.atMs));
      }
      const balances = ({ lived }: LivedAll): readonly number[] => published.flatMap(({ revision }) => revision.units.map(({ programme }) => lived.state.holdings[programme]?.balance ?? 0));
      expect(balances(inAnother)).toEqual(balances(inOrder));
    },
  );

const closedCode = (then: Revision | null, atMs: InstantMs): string => {
  if (then !== null && atMs < then.startsAtMs) return 'CAMPAIGN_NOT_STARTED';
  return then?.state === 'paused' && (then.endsAtMs === null || atMs < then.endsAtMs) ? 'CAMPAIGN_PAUSED' : 'CAMPAIGN_ENDED';
};

/** Law: never negative */
export const outlastsNoBudget = (rules: Rules) =>
  fc.property(
    aLife((revision, aroundMs) =>
      fc.tuple(aBudget, statesOf(aroundMs)).map(([budget, states]) => states.map((state, place) => ({ ...revision, budget, ...state, earn: revision.earn.map((rule) => ({ ...rule, units: rule.units + (place % 2) })), revision: place + 1 }))),
    ),
    ({ published, arriving, shuffled }) => {
      const [budget] = published.flatMap(({ revision }) => (revision.budget === null ? [] : [budgetUnits(revision.budget)]));
      for (const all of [arriving, shuffled]) {
        let given = 0;
        for (const { outcome } of liveAll(rules, published, all).seen) {
          if (given >= (budget ?? Infinity)) expect(outcome?.given ?? []).toEqual([]);
          given += unitsOf(outcome);
        }
        expect(given).toBeLessThanOrEqual(budget ?? Infinity);
      }
    },
  );

const aBudget: fc.Arbitrary<Budget> = fc.record({ units: fc.integer({ min: 1, max: 20 }), cents: fc.option(fc.integer({ min: 150, max: 3000 })), centsPerUnit: fc.constantFrom(0, 150) });

const unitsOf = (outcome: CampaignOutcome | null): number => (outcome?.given ?? []).reduce((sum, { units }) => sum + units, 0);

type Stated = Pick<Revision, 'effectiveFromMs' | 'state' | 'endsAtMs'>;

/** In the order of publication; one may have been planned for a time before or after those that were published later. */
const statesOf = (aroundMs: InstantMs): fc.Arbitrary<readonly Stated[]> =>
  fc
    .array(
      fc.record({
        hours: fc.integer({ min: -48, max: 48 }),
        state: fc.constantFrom<Revision['state']>('active', 'active', 'paused', 'ended'),
        endsAtMs: fc.constantFrom<InstantMs | null>(null, null, aroundMs + 20 * hourMs),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((later) => [{ effectiveFromMs: aroundMs - 400 * 24 * hourMs, state: 'active', endsAtMs: null }, ...later.map(({ hours, ...rest }) => ({ ...rest, effectiveFromMs: aroundMs + hours * hourMs }))]);

const aLife = (revisions: (revision: Revision, aroundMs: InstantMs) => fc.Arbitrary<readonly Revision[]>): fc.Arbitrary<Life> =>
  aCampaignAnd((revision, aroundMs) =>
    fc.array(fc.record({ sold: aSale(aroundMs), basisNo: fc.constantFrom(null, 1, 2, 3) }), { minLength: 2, maxLength: 9, size: 'max' }).chain((sales) => {
      const arriving = sales.map(({ sold, basisNo }) => ({ sale: sold.sale, basisNo }));
      return fc.record({
        published: revisions(revision, aroundMs).map((all) => all.map((each, place) => ({ revision: { ...each, startsAtMs: Math.min(each.startsAtMs, aroundMs - hourMs) }, judgedNo: place + 1 }))),
        arriving: fc.constant(arriving),
        shuffled: fc.shuffledSubarray(arriving, { minLength: arriving.length }),
      });
    }),
  );

interface LivedAll {
  readonly lived: Lived;
  readonly seen: readonly { readonly sale: SaleFacts; readonly outcome: CampaignOutcome | null }[];
}

/** One card's sales, each judged as the judge does: by the revision of its time, or by the one that its phone had heard of. */
const liveAll = (rules: Rules, published: readonly PublishedRevision[], arriving: readonly Arriving[]): LivedAll => {
  let lived = unlived;
  const seen = arriving.map(({ sale, basisNo }) => {
    const { state, totals } = lived;
    const knowledge = { epoch, basis: basisNo === null ? null : { epoch16: 0xcdef, judgedNo: basisNo }, receivedMs: sale.atMs + hourMs };
    const standings = rules.standingsOf([{ published, stateFor: () => state, totals }], sale, knowledge, rules.evaluate);
    const [outcome = null] = rules.evaluate(standings, sale).campaigns;
    const [standing] = standings;
    if (outcome !== null && standing !== undefined) lived = { state: rules.applyOutcome(state, outcome, standing.revision), totals: rules.raiseTotals(totals, outcome.uses) };
    return { sale, outcome };
  });
  return { lived, seen };
};
