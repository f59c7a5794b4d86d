import fc from 'fast-check';
import { expect } from 'vitest';
import { evaluatorWorld, type Rules } from './test-evaluator-world.ts';
import { aCampaignAnd, aHistory, aSale, type Happening, type History } from './test-histories.ts';
import { live, type Lived, unlived } from './test-live.ts';
import { play } from './test-play.ts';

export const isSameByBatches = (rules: Rules) =>
  fc.property(aHistory, fc.integer({ min: 2, max: 15 }), (history, batchSize) => {
    expect(play(history, evaluatorWorld(rules, batchSize))).toEqual(play(history, evaluatorWorld(rules)));
  });

/** Campaigns without a group share nothing. */
export const isBlindToOthers = (rules: Rules) =>
  fc.property(aHistory, (together) => {
    const apart: History = { ...together, revisions: together.revisions.map((revision) => ({ ...revision, group: null })), next: together.next.map((revision) => ({ ...revision, group: null })) };
    const all = play(apart, evaluatorWorld(rules));
    for (const [place, revision] of apart.revisions.entries()) {
      const alone = play({ ...apart, revisions: [revision], next: apart.next.slice(place, place + 1), happenings: apart.happenings.map((happening) => ofFirst(happening, place)) }, evaluatorWorld(rules));
      const its = <T extends { readonly campaign: number }>(list: readonly T[] | undefined) => list?.filter(({ campaign }) => campaign === revision.campaign);
      expect(alone.map((observed) => its(observed?.campaigns))).toEqual(all.map((observed) => its(observed?.campaigns)));
    }
  });

/** A redemption or a revision of the campaign at this place, which now stands alone. */
const ofFirst = (happening: Happening, place: number): Happening =>
  'campaign' in happening ? { ...happening, campaign: happening.campaign === place ? 0 : 1 } : happening;

export const isSameResolved = (rules: Rules) =>
  fc.property(
    aCampaignAnd((revision, aroundMs) => fc.record({ revision: fc.constant(revision), sales: fc.array(aSale(aroundMs), { minLength: 1, maxLength: 6, size: 'max' }) })),
    ({ revision, sales }) => {
      sales.reduce<Lived>((lived, { sale }) => {
        const { outcome, ...next } = live(rules, revision, lived, sale);
        expect(live(rules, rules.resolveStores(revision, sale.store), lived, sale).outcome).toEqual(outcome);
        return next;
      }, unlived);
    },
  );
