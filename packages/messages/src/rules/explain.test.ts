import { errorCodes, errorOf } from '@qoa/shared/errors';
import { applyOutcome, emptyCampaignState, evaluate, type Revision, type RuleCode, type SaleFacts } from '@qoa/shared/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, sale } from '../../../shared/src/rules/test/test-campaign.ts';
import { aRevision, earnRule, limit, multiplier, productScope, revisions, sol, unit } from '../../../shared/src/rules/test/test-revisions.ts';
import { campaignNames, explain, reasonText } from './explain.ts';
import { names } from './test-cases.ts';

const locales = ['es', 'en'] as const;
const noonMs = Date.UTC(2026, 11, 1, 18);
const buys = (pieces: number, changes: Partial<SaleFacts> = {}): SaleFacts => sale([line(pieces, { gtin: sol, cpg: 3 as never, amountCents: pieces * 1500 })], { atMs: noonMs, ...changes });

const told = (revision: Revision, sales: readonly SaleFacts[], locale: 'es' | 'en', audience: 'tendero' | 'customer' | 'staff' = 'tendero'): readonly string[] => {
  let state = emptyCampaignState;
  let lines: readonly string[] = [];
  for (const each of sales) {
    const outcome = evaluate([{ revision, state, totals: null }], each);
    lines = explain(outcome, { campaigns: { [revision.campaign]: campaignNames(revision, names[locale], locale) }, lines: ['refresco Sol', 'agua Mar'] }, locale, audience).map(({ depth, text }) => `${'  '.repeat(depth)}${text}`);
    const [mine] = outcome.campaigns;
    if (mine !== undefined) state = applyOutcome(state, mine, revision);
  }
  return lines;
};

describe('an explanation', () => {
  it('says what a sale gave, by which rule and from which product', () => {
    expect(told(aRevision(), [buys(2)], 'es')).toEqual(['Sumó 2 sellos.', '  Sellos Sol: Sumó 2 sellos.', '    refresco Sol, por cada refresco Sol: 2 sellos.']);
    expect(told(aRevision(), [buys(1)], 'en')).toEqual(['It gave 1 stamp.', '  Sellos Sol: It gave 1 stamp.', '    refresco Sol, for each Sol soda: 1 stamp.']);
  });

  it('says what a limit cut, and what it refused, and when to come back', () => {
    expect(told(aRevision(), [buys(3)], 'es')).toEqual(['Sumó 2 de 3: el tope es 2 sellos por día. Vuelve mañana.', '  Sellos Sol: Sumó 2 de 3: el tope es 2 sellos por día. Vuelve mañana.', '    refresco Sol, por cada refresco Sol: 2 de 3 sellos, por un tope.']);
    expect(told(aRevision(), [buys(2), buys(1)], 'es')[0]).toBe('No sumó: ya van 2 hoy. Vuelve mañana.');
    expect(told(aRevision({ limits: [limit(1, 'week')] }), [buys(1), buys(1)], 'en')[0]).toBe('It did not count: 1 already this week. Come back on Monday.');
  });

  it('says when to come back by the clock of the store', () => {
    const revision = aRevision({ limits: [], cooldownMs: 7_200_000 });
    const first = evaluate([{ revision, state: emptyCampaignState, totals: null }], buys(1));
    const [mine] = first.campaigns;
    const state = mine === undefined ? emptyCampaignState : applyOutcome(emptyCampaignState, mine, revision);
    const again = evaluate([{ revision, state, totals: null }], buys(1));
    const lines = explain(again, { campaigns: {}, lines: [], timeZone: 'America/Tijuana' }, 'es', 'tendero').map(({ text }) => text);
    expect(lines[0]).toContain('1 dic, 12:00');
    expect(lines[1]).toContain('1 dic, 12:00');
  });

  it('says what multiplied', () => {
    const doubled = aRevision({ limits: [], multipliers: { how: 'best', list: [multiplier(200)] } });
    expect(told(doubled, [buys(2)], 'es')[2]).toBe('    refresco Sol, por cada refresco Sol: 4 sellos (el doble de sellos).');
  });

  it('says of a rule that gave nothing why', () => {
    const rules = aRevision({ limits: [], earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'items', every: 6, remainder: 'carry' }, { id: 'six', products: productScope({ brands: ['Mar'] }) }), earnRule({ kind: 'visit' }, { id: 'night', window: { weekdays: [], hours: [[1320, 1380]] } })] });
    expect(told(rules, [buys(1)], 'es').slice(3)).toEqual(['    por cada 6 productos de la marca Mar: aún no alcanza.', '    por cada compra con un refresco Sol: ahora no: pide otro día, hora, tienda o tarjeta.']);
  });

  it('says both units of one sale', () => {
    const both = aRevision({ limits: [], units: [unit('stamp'), unit('point')], earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'visit' }, { unit: 'point', units: 1500 })] });
    expect(told(both, [buys(1)], 'es')[0]).toBe('Sumó 1 sello y 1,500 puntos.');
  });

  it('says of a sale that came late what it gave, and which bonus a newer one has', () => {
    const first = aRevision({ limits: [], earn: [earnRule({ kind: 'item' }), earnRule({ kind: 'first' }, { units: 5 })] });
    const late = buys(1, { atMs: noonMs - 3_600_000 });
    expect(told(first, [buys(1), late], 'es').slice(0, 2)).toEqual(['Sumó 1 sello. Llegó después de una venta más nueva: esa ya tuvo lo de la primera compra. No hagas nada: lo dado se queda.', '  Sellos Sol: Sumó 1 sello. Llegó después de una venta más nueva: esa ya tuvo lo de la primera compra. No hagas nada: lo dado se queda.']);
    expect(told(aRevision({ limits: [], earn: [earnRule({ kind: 'first' })] }), [buys(1), late], 'es', 'customer')[0]).toBe('No sumó. Esta compra llegó después de otra más nueva, que ya tuvo lo de tu primera compra. No hagas nada: lo tuyo no cambia.');
  });

  it('says what repaid a debt', () => {
    const revision = aRevision({ limits: [] });
    const outcome = evaluate([{ revision, state: { ...emptyCampaignState, holdings: { [revision.campaign]: { balance: 0, debt: 1, lots: [] } } }, totals: null }], buys(2));
    expect(explain(outcome, { campaigns: {}, lines: [] }, 'es', 'customer')[0]?.text).toBe('Sumó 2 sellos. Se descontó 1 por una devolución anterior. Lo siguiente ya suma completo.');
  });

  it('spares people the campaigns that have nothing to do with them, and staff nothing', () => {
    const elsewhere = aRevision({ products: productScope({ brands: ['Mar'] }) });
    expect(told(elsewhere, [buys(1)], 'es')).toEqual(['La venta quedó; el producto no está en promoción. Prueba con uno que sí participe.']);
    expect(told(elsewhere, [buys(1)], 'es', 'staff')).toHaveLength(2);
    const heldOut = aRevision({ holdoutPercent: 100 });
    expect(told(heldOut, [buys(1)], 'es', 'customer')).toEqual(['Lo que compraste no está en promoción. Pregunta en la tienda qué productos participan.']);
    expect(told(heldOut, [buys(1)], 'es', 'staff')[1]).toBe('  Sellos Sol: Quedó fuera para medir la promoción.');
  });
});

/** Every code of the rules language but GIVEN: the type says when one is missing. */
const codes: Readonly<Record<Exclude<RuleCode, 'GIVEN'>, true>> = {
  LIMIT_CUT: true, LIMIT_REACHED: true, BUDGET_CUT: true, BUDGET_SPENT: true, GOAL_CUT: true, GOAL_REACHED: true, COOLDOWN: true, MINIMUM_NOT_REACHED: true, ANOTHER_CAMPAIGN_WAS_BETTER: true, CAME_LATE: true, AMOUNT_MISSING: true, CARD_NOT_IN_CAMPAIGN: true, RULE_NOT_NOW: true,
  PRODUCT_FRACTION: true, PRODUCT_RESTRICTED: true, PRIZE_EARNS_NOTHING: true, CAMPAIGN_PAUSED: true, CAMPAIGN_NOT_STARTED: true, CAMPAIGN_ENDED: true, STORE_NOT_IN_CAMPAIGN: true, PRODUCT_NOT_IN_CAMPAIGN: true, PRODUCT_UNKNOWN: true, HOLDOUT: true,
};

describe.each(locales)('in %s', (locale) => {
  it('every code is in the registry, and has words for who sells and who buys', () => {
    for (const code of errorCodes.filter((each) => Object.hasOwn(codes, each))) {
      const facts = Object.fromEntries(errorOf(code).facts.map((name) => [name, 1]));
      for (const audience of ['tendero', 'customer'] as const) expect(reasonText(code, facts, locale, audience), code).toMatch(/^\p{Lu}[^{}]+[.!?] \p{Lu}[^{}]+[.!?]$/u);
    }
    expect(errorCodes.filter((each) => Object.hasOwn(codes, each))).toHaveLength(Object.keys(codes).length);
  });

  it('every outcome of every revision reads as whole sentences, with the facts that its code names', () => {
    const anySale = fc.record({ pieces: fc.integer({ min: 0, max: 9 }), hour: fc.integer({ min: -48, max: 600 }), cpg: fc.constantFrom(3, 4, null), cents: fc.option(fc.integer({ min: 0, max: 20_000 })), prize: fc.boolean() }).map(({ pieces, hour, cpg, cents, prize }) =>
      sale([line(pieces, { gtin: sol, cpg: cpg as never, amountCents: cents, isPrize: prize && pieces > 5 })], { atMs: noonMs + hour * 3_600_000 }),
    );
    fc.assert(
      fc.property(revisions, fc.array(anySale, { minLength: 1, maxLength: 4 }), fc.constantFrom('tendero' as const, 'customer' as const, 'staff' as const), (revision, sales, audience) => {
        let state = emptyCampaignState;
        for (const each of sales) {
          const outcome = evaluate([{ revision, state, totals: null }], each);
          const [mine] = outcome.campaigns;
          if (mine === undefined) throw new Error('one campaign, one outcome');
          state = applyOutcome(state, mine, revision);
          const lines = explain(outcome, { campaigns: { [revision.campaign]: campaignNames(revision, names[locale], locale) }, lines: ['refresco Sol'] }, locale, audience);
          for (const { text } of lines) {
            expect(text).toMatch(/[.!?]$/);
            expect(text).not.toMatch(/undefined|NaN|null|—|\[object|\$\{| {2}|\.\.|[A-Z]{3,}_[A-Z]+/);
          }
          const { code, facts } = mine.explanation;
          if (code !== 'GIVEN') expect([code, Object.keys(facts).sort()]).toEqual([code, [...errorOf(code).facts].sort()]);
        }
      }),
    );
  });
});
