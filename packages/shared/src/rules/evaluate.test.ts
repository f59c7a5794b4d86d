import { describe, expect, it } from 'vitest';
import type { CpgId, ProgrammeId } from '../ids/index.ts';
import { emptyCampaignState, evaluate } from './index.ts';
import { campaign, dayMs, limit, line, noonMs, play, rule, sale } from './test/test-campaign.ts';

describe('evaluate', () => {
  it('gives a stamp for each whole piece', () => {
    expect(play(campaign(), [sale([line(2), line(1.5), line(0.35)])]).units).toEqual([3]);
  });

  it('gives a guest nothing and looks at no campaign', () => {
    expect(evaluate([{ revision: campaign(), state: emptyCampaignState, totals: null }], sale([line()], { card: null }))).toEqual({ verdict: { class: 'accepted', code: 'NO_CARD', facts: {} }, campaigns: [] });
  });

  it('accepts the sale of a card in no campaign', () => {
    expect(evaluate([], sale()).verdict).toEqual({ class: 'accepted', code: 'NO_CAMPAIGN', facts: {} });
  });

  it('cuts what a day allows, says so, and begins anew at local midnight', () => {
    const revision = campaign({ limits: [limit({ max: 3 })] });
    const played = play(revision, [sale([line(2)]), sale([line(2)]), sale([line(1)]), sale([line(1)], { atMs: noonMs + dayMs })]);
    expect(played.units).toEqual([2, 1, 0, 1]);
    expect(played.codes).toEqual(['GIVEN', 'LIMIT_CUT', 'LIMIT_REACHED', 'GIVEN']);
    expect(played.outcomes[1]?.explanation.facts).toEqual({ programme: 1, given: 1, due: 2, of: 'stamp', per: 'day', units: 3, used: 2, holder: 'card', scope: 'campaign', brand: '', nextMs: Date.UTC(2026, 10, 24, 6), again: 'day' });
    expect(played.outcomes[1]?.explanation.parts).toEqual([{ rule: 'each', line: 0, units: 1, before: 2, percent: 100, code: 'CUT' }]);
  });

  it('tells the miss that came nearest', () => {
    const revision = campaign({ products: { ...campaign().products, brands: ['Sol'] } });
    const code = (...lines: Parameters<typeof line>[1][]): string => evaluate([{ revision, state: emptyCampaignState, totals: null }], sale(lines.map((changes) => line(1, changes)))).verdict.code;
    expect(code({ brand: 'Luna' }, { restricted: 'alcohol' }, { isPrize: true })).toBe('PRODUCT_RESTRICTED');
    expect(code({ cpg: null }, { isPrize: true }, { brand: 'Luna' })).toBe('PRIZE_EARNS_NOTHING');
    expect(code({ cpg: null }, { cpg: 2 as CpgId })).toBe('PRODUCT_UNKNOWN');
    expect(code({ gtin: null, cpg: null })).toBe('PRODUCT_UNKNOWN');
    expect(code()).toBe('PRODUCT_NOT_IN_CAMPAIGN');
  });

  it('says why it is not open to a sale of its products', () => {
    const refuse = (changes: Parameters<typeof campaign>[0]): unknown => evaluate([{ revision: campaign(changes), state: emptyCampaignState, totals: null }], sale()).verdict;
    expect(refuse({ startsAtMs: noonMs + 1 })).toEqual({ class: 'refused', code: 'CAMPAIGN_NOT_STARTED', facts: { programme: 1, startsAtMs: noonMs + 1 } });
    expect(refuse({ endsAtMs: noonMs })).toEqual({ class: 'refused', code: 'CAMPAIGN_ENDED', facts: { programme: 1, endedAtMs: noonMs } });
    expect(refuse({ state: 'ended', effectiveFromMs: 5 })).toMatchObject({ code: 'CAMPAIGN_ENDED', facts: { endedAtMs: 5 } });
    expect(refuse({ state: 'paused' })).toMatchObject({ code: 'CAMPAIGN_PAUSED' });
    expect(refuse({ stores: { resolved: 'no', rank: 5 } })).toMatchObject({ class: 'accepted', code: 'STORE_NOT_IN_CAMPAIGN' });
    expect(refuse({ holdoutPercent: 100 })).toMatchObject({ code: 'HOLDOUT' });
    expect(refuse({ cards: { tags: ['vip'] } })).toMatchObject({ code: 'CARD_NOT_IN_CAMPAIGN' });
    expect(refuse({ minimum: { cents: null, pieces: 2, on: 'scope' } })).toMatchObject({ code: 'MINIMUM_NOT_REACHED', facts: { pieces: 2, havePieces: 1 } });
  });

  it('lets only the best of a group give, and the lowest of equals', () => {
    const standing = (id: number, units: number): Parameters<typeof evaluate>[0][number] => ({ revision: campaign({ campaign: id as ProgrammeId, group: 'verano', earn: [rule({ units })] }), state: emptyCampaignState, totals: null });
    const { verdict, campaigns } = evaluate([standing(3, 2), standing(1, 1), standing(2, 2)], sale());
    expect(verdict).toEqual({ class: 'accepted', code: 'GIVEN', facts: {} });
    expect(campaigns.map(({ campaign: id, given, explanation }) => [id, given.length, explanation.code, explanation.facts])).toEqual([
      [1, 0, 'ANOTHER_CAMPAIGN_WAS_BETTER', { programme: 1, better: 2 }],
      [2, 1, 'GIVEN', {}],
      [3, 0, 'ANOTHER_CAMPAIGN_WAS_BETTER', { programme: 3, better: 2 }],
    ]);
  });
});
