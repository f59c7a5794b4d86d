import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyCampaignTotals, evaluate, type Holding, type LineFacts, type Revision, type RewardAsked, rewardRefusal, type RuleCode, type SaleFacts, type Standing } from './index.ts';
import { lookPrecedence, type RewardCode, rewardPrecedence, verdictPrecedence } from './precedence.ts';
import { theRules } from './test/test-evaluator-world.ts';
import { aCampaignAnd, aHistory, aSale } from './test/test-histories.ts';
import { live, type Lived, unlived } from './test/test-live.ts';
import { cards, everyProduct, everyStore, products } from './test/test-world.ts';

const runs = { numRuns: Number(process.env['RULES_CASES'] ?? 600), seed: Number(process.env['RULES_SEED'] ?? 3) };

/** A campaign with a past, and a sale that it is asked about. */
interface Asked {
  readonly standing: Standing;
  readonly sale: SaleFacts;
}

const someSales = aCampaignAnd((revision, aroundMs) => fc.record({ revision: fc.constant(revision), sales: fc.array(aSale(aroundMs).map(({ sale }) => ({ ...sale, card: sale.card ?? cards[0] })), { minLength: 1, maxLength: 5 }), last: aSale(aroundMs) })).map(
  ({ revision, sales, last }): Asked => {
    const { state, totals } = sales.reduce<Lived>((lived, sale) => live(theRules, revision, lived, sale), unlived);
    return { standing: { revision, state, totals }, sale: { ...last.sale, card: cards[0] } };
  },
);

/** The campaign's own reason, where it did not look at the sale any further; null: it did. */
const whyNotLooked = ({ standing, sale }: Asked): RuleCode | null => {
  const explanation = evaluate([standing], sale).campaigns[0]?.explanation;
  return explanation === undefined || explanation.parts.length > 0 ? null : explanation.code;
};

const mended = (asked: Asked, parts: Partial<Revision>, lines: readonly LineFacts[] = asked.sale.lines): Asked => ({ standing: { ...asked.standing, revision: { ...asked.standing.revision, ...parts } }, sale: { ...asked.sale, lines } });

/** The same without what stood in the way. */
const without = (asked: Asked, code: RuleCode): Asked => {
  const { revision } = asked.standing;
  switch (code) {
    case 'CAMPAIGN_NOT_STARTED':
      return mended(asked, { startsAtMs: 0 });
    case 'CAMPAIGN_ENDED':
      return mended(asked, { endsAtMs: null, state: revision.state === 'ended' ? 'active' : revision.state });
    case 'CAMPAIGN_PAUSED':
      return mended(asked, { state: 'active' });
    case 'STORE_NOT_IN_CAMPAIGN':
      return mended(asked, { stores: everyStore });
    case 'HOLDOUT':
      return mended(asked, { holdoutPercent: 0 });
    case 'CARD_NOT_IN_CAMPAIGN':
      return mended(asked, { cards: {} });
    case 'MINIMUM_NOT_REACHED':
      return mended(asked, { minimum: null });
    case 'COOLDOWN':
      return mended(asked, { cooldownMs: 0 });
    case 'LIMIT_REACHED':
      return mended(asked, { limits: revision.limits.filter(({ of }) => of.kind !== 'sales') });
    default:
      return mended(asked, { products: everyProduct, owner: { kind: 'store', store: asked.sale.store.id } }, [products.sun]);
  }
};

it('a campaign’s own reason is the first of its list: whatever stands behind it comes later', { timeout: 0 }, () => {
  const seen = new Set<RuleCode>();
  fc.assert(
    fc.property(someSales, (first) => {
      let asked = first;
      let above = -1;
      for (let code = whyNotLooked(asked); code !== null; code = whyNotLooked(asked)) {
        seen.add(code);
        expect(lookPrecedence.indexOf(code)).toBeGreaterThan(above);
        above = lookPrecedence.indexOf(code);
        asked = without(asked, code);
      }
    }),
    runs,
  );
  expect(lookPrecedence.filter((code) => !seen.has(code))).toEqual([]);
});

it('of several lines that are not eligible the first of the list is told', { timeout: 0 }, () => {
  fc.assert(
    fc.property(someSales, (asked) => {
      const code = whyNotLooked(asked);
      if (code === null || lookPrecedence.indexOf(code) > lookPrecedence.indexOf('PRODUCT_NOT_IN_CAMPAIGN') || asked.sale.lines.length === 0) return;
      const each = asked.sale.lines.slice(0, 100).map((line) => whyNotLooked(mended(asked, {}, [line])));
      expect(code).toBe(lookPrecedence.find((one) => each.includes(one)));
    }),
    runs,
  );
});

it('of several campaigns that give nothing the verdict tells the first of its list, by the lowest campaign that says it', { timeout: 0 }, () => {
  fc.assert(
    fc.property(aHistory, ({ revisions, happenings }) => {
      for (const happening of happenings) {
        if (!('sale' in happening) || happening.sale.card === null) continue;
        const { verdict, campaigns } = evaluate(revisions.map((revision) => ({ revision, state: unlived.state, totals: emptyCampaignTotals })), happening.sale);
        if (campaigns.some(({ given }) => given.length > 0)) continue;
        const code = verdictPrecedence.find((one) => campaigns.some(({ explanation }) => explanation.code === one));
        expect(verdict).toMatchObject({ code, facts: campaigns.find(({ explanation }) => explanation.code === code)?.explanation.facts });
        expect(verdict.class).toBe(verdictPrecedence.indexOf(code ?? 'HOLDOUT') < verdictPrecedence.indexOf('STORE_NOT_IN_CAMPAIGN') ? 'refused' : 'accepted');
      }
    }),
    runs,
  );
});

const someRewards = someSales.chain(({ standing: { revision, state, totals }, sale }) =>
  fc.record({
    revision: fc.constant(revision), state: fc.constant(state), totals: fc.constant(totals), card: fc.constantFrom(...cards), nowMs: fc.constant(sale.atMs),
    reward: fc.constantFrom(...(revision.rewards.length === 0 ? [{ id: 'p1', name: 'Café', unit: revision.units[0]?.kind ?? ('stamp' as const), cost: 1, kind: 'benefit' as const, products: [] }] : revision.rewards)),
    hadAtMs: fc.array(fc.integer({ min: 0, max: 40 }).map((days) => sale.atMs - days * 86_400_000), { maxLength: 3 }),
  }),
);

const plenty: Holding['lots'] = [{ earnedAtMs: 0, remaining: 1000, usableFromMs: 0, expiresAtMs: null }];

const within = (asked: RewardAsked, parts: Partial<Revision>): RewardAsked => ({ ...asked, revision: { ...asked.revision, ...parts } });

/** The same without what stood in the way. */
const withoutReason: Readonly<Record<RewardCode, (asked: RewardAsked) => RewardAsked>> = {
  CAMPAIGN_NOT_STARTED: (asked) => within(asked, { startsAtMs: 0 }),
  REDEEM_ENDED: (asked) => within(asked, { redeemUntilMs: null }),
  CAMPAIGN_ENDED: (asked) => within(asked, { endsAtMs: null, state: 'active' }),
  REWARD_FOR_OTHERS: (asked) => within({ ...asked, reward: { ...asked.reward, cards: {} } }, { cards: {}, holdoutPercent: 0 }),
  REWARD_NEEDS_LEVEL: (asked) => within(asked, { tiers: asked.revision.tiers === null ? null : { ...asked.revision.tiers, levels: asked.revision.tiers.levels.map((level) => ({ ...level, access: [] })) } }),
  // Every day lies within half a year of it.
  REWARD_NOT_BIRTHDAY: (asked) => ({ ...asked, card: { ...asked.card, birthday: { month: 1, day: 1 } }, reward: asked.reward.birthday === undefined ? asked.reward : { ...asked.reward, birthday: { kind: 'days', daysAround: 183 } } }),
  REWARD_HAD: (asked) => ({ ...asked, hadAtMs: [] }),
  BUDGET_SPENT: (asked) => within(asked, { budget: null }),
  // Its balance stays, by which a level may ask.
  REWARD_COSTS_MORE: (asked) => ({ ...asked, state: { ...asked.state, holdings: Object.fromEntries(asked.revision.units.map(({ programme }) => [programme, { balance: 0, debt: 0, ...asked.state.holdings[programme], lots: plenty }])) } }),
};

it('why a reward cannot be had is the first of its list that stands in the way', { timeout: 0 }, () => {
  const seen = new Set<RewardCode>();
  fc.assert(
    fc.property(someRewards, (asked) => {
      const stands = rewardPrecedence.filter((code) => rewardRefusal(rewardPrecedence.filter((other) => other !== code).reduce<RewardAsked>((mending, other) => withoutReason[other](mending), asked))?.code === code);
      const [first] = stands;
      expect(rewardRefusal(asked)?.code).toBe(first);
      for (const code of stands) seen.add(code);
    }),
    runs,
  );
  expect(rewardPrecedence.filter((code) => !seen.has(code))).toEqual([]);
});
