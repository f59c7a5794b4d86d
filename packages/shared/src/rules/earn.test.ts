import { describe, expect, it } from 'vitest';
import type { EarnRule, Rounding } from './index.ts';
import { campaign, chips, cola, dayMs, everyProduct, line, multiplier, noonMs, play, points, rule, sale, water } from './test/test-campaign.ts';

const down: Rounding = { steps: 'whole', at: 'sale', mode: 'down', when: 'after', remainder: 'drop' };
const amount = (rounding: Partial<Rounding>, changes: Partial<EarnRule> = {}): EarnRule => rule({ unit: 'point', per: { kind: 'amount', everyCents: 1000, rounding: { ...down, ...rounding } }, ...changes });
const ofPoints = (earn: readonly EarnRule[], lists: Parameters<typeof campaign>[0] = {}): ReturnType<typeof campaign> => campaign({ units: [points()], earn, ...lists });
const priced = (cents: number, pieces = 1, changes: Parameters<typeof line>[1] = {}): ReturnType<typeof line> => line(pieces, { amountCents: cents, ...changes });
const only = (...products: readonly (typeof cola)[]): typeof everyProduct => ({ ...everyProduct, products: [...products] as never[] });

describe('line rules', () => {
  it('give a line to the most specific, and to the earlier of equals', () => {
    const revision = campaign({ earn: [rule({ id: 'all' }), rule({ id: 'cola', units: 5, products: only(cola) }), rule({ id: 'late', units: 9, products: only(cola) })] });
    const { units, outcomes } = play(revision, [sale([line(1), line(1, { gtin: water })])]);
    expect(units).toEqual([6]);
    expect(outcomes[0]?.explanation.parts.map(({ rule: id, line: place, code }) => [id, place, code])).toEqual([['all', 1, 'GIVEN'], ['cola', 0, 'GIVEN'], ['late', null, 'MORE_SPECIFIC_RULE']]);
  });

  it('carry pieces to the next sale, or drop them', () => {
    const every = (remainder: 'carry' | 'drop'): ReturnType<typeof campaign> => campaign({ earn: [rule({ per: { kind: 'items', every: 3, remainder } })] });
    const sales = [sale([line(2)]), sale([line(2)]), sale([line(2)])];
    expect(play(every('carry'), sales)).toMatchObject({ units: [0, 1, 1], state: { carried: {} } });
    expect(play(every('drop'), sales).units).toEqual([0, 0, 0]);
  });

  it('round money by the sale, the line or the piece', () => {
    const lines = [priced(1500), priced(2700, 3)];
    expect(play(ofPoints([amount({})]), [sale(lines)]).units).toEqual([4]);
    expect(play(ofPoints([amount({ at: 'line' })]), [sale(lines)]).units).toEqual([3]);
    expect(play(ofPoints([amount({ at: 'unit' })]), [sale(lines)]).units).toEqual([1]);
    expect(play(ofPoints([amount({ at: 'unit', mode: 'nearest' })]), [sale(lines)]).units).toEqual([5]);
    expect(play(ofPoints([amount({ mode: 'up' })]), [sale(lines)]).units).toEqual([5]);
  });

  it('round a proportional fraction before or after the multiplier', () => {
    const double = { multipliers: { how: 'best' as const, list: [multiplier()] } };
    expect(play(ofPoints([amount({ steps: 'proportional', when: 'before' })], double), [sale([priced(1600)])]).units).toEqual([2]);
    expect(play(ofPoints([amount({ steps: 'proportional', when: 'after' })], double), [sale([priced(1600)])]).units).toEqual([3]);
  });

  it('keep the money that made no whole unit', () => {
    const { units, state } = play(ofPoints([amount({ remainder: 'carry' })]), [sale([priced(900)]), sale([priced(900)]), sale([line()])]);
    expect(units).toEqual([0, 1, 0]);
    expect(state.carried).toEqual({ each: 800 });
    const proportional = ofPoints([amount({ steps: 'proportional', remainder: 'carry' }, { units: 3 })]);
    expect(play(proportional, [sale([priced(500)])])).toMatchObject({ units: [1], state: { carried: { each: 166 } } });
  });

  it('say that less than a piece was sold where pieces count', () => {
    expect(play(campaign(), [sale([line(0.35)])]).codes).toEqual(['PRODUCT_FRACTION']);
    expect(play(ofPoints([amount({})]), [sale([line(0.35, { amountCents: 10 })])]).codes).toEqual(['RULE_NOT_NOW']);
  });
});

describe('sale rules', () => {
  it('give a visit once, by the most specific', () => {
    const revision = campaign({ earn: [rule({ id: 'any', per: { kind: 'visit' } }), rule({ id: 'monday', units: 2, window: { weekdays: [0], hours: [] }, per: { kind: 'visit' } })] });
    expect(play(revision, [sale([line(3)]), sale([line(3)], { atMs: noonMs + dayMs })]).units).toEqual([2, 1]);
  });

  it('give for different products, and for complete sets of a combo', () => {
    expect(play(campaign({ earn: [rule({ per: { kind: 'different', atLeast: 2 } })] }), [sale([line(2), line(1)]), sale([line(), line(1, { gtin: water })])]).units).toEqual([0, 1]);
    const combo = rule({ units: 4, per: { kind: 'combo', parts: [{ products: only(cola), pieces: 2 }, { products: only(water, chips), pieces: 1 }], timesMax: 3 } });
    const sold = (colas: number, waters: number): number => play(campaign({ earn: [combo] }), [sale([line(colas), line(waters, { gtin: water })])]).units[0] ?? 0;
    expect([sold(1, 5), sold(2, 1), sold(5, 2), sold(9_999, 9_999)]).toEqual([0, 4, 8, 12]);
  });

  it('give for the whole ticket without its prizes', () => {
    const ticket = ofPoints([rule({ unit: 'point', per: { kind: 'ticket', everyCents: 1000, rounding: down } })]);
    const lines = [priced(1000), priced(2000, 1, { cpg: null }), priced(500, 1, { isPrize: true })];
    expect(play(ticket, [sale(lines), sale(lines, { ticketCents: 9000 })]).units).toEqual([3, 8]);
  });

  it('give the first purchase once, and a birthday once a year, the 29th of February on the 28th', () => {
    const first = campaign({ earn: [rule({ units: 5, per: { kind: 'first' } })] });
    expect(play(first, [sale(), sale([line()], { atMs: noonMs - dayMs }), sale()])).toMatchObject({ units: [5, 0, 0], codes: ['GIVEN', 'CAME_LATE', 'RULE_NOT_NOW'] });
    const birthday = campaign({ earn: [rule({ units: 5, per: { kind: 'birthday', daysAround: 1 } })] });
    const on = (year: number, month: number, day: number): ReturnType<typeof sale> => sale([line()], { atMs: Date.UTC(year, month - 1, day, 18), card: { tags: [], birthday: { month: 2, day: 29 }, bucket: 0 } });
    expect(play(birthday, [on(2027, 2, 26), on(2027, 2, 27), on(2027, 2, 28), on(2028, 3, 1), on(2028, 3, 2)]).units).toEqual([0, 5, 0, 5, 0]);
  });
});

describe('multipliers', () => {
  const happy = multiplier({ id: 'happy', percent: 150 });
  it('count the best alone, or all together up to ten times', () => {
    const with_ = (how: 'best' | 'multiply', ...list: readonly ReturnType<typeof multiplier>[]): number => play(campaign({ multipliers: { how, list } }), [sale([line(10)])]).units[0] ?? 0;
    expect([with_('best', multiplier(), happy), with_('multiply', multiplier(), happy), with_('multiply', multiplier({ percent: 1000 }), happy)]).toEqual([20, 30, 100]);
  });

  it('add at most what they may to one sale, cut from the last part back', () => {
    const { outcomes } = play(campaign({ multipliers: { how: 'best', list: [multiplier({ extraMax: 3 })] } }), [sale([line(2), line(2)])]);
    expect(outcomes[0]?.explanation.parts.map(({ units, percent }) => [units, percent])).toEqual([[4, 200], [3, 200]]);
    expect(outcomes[0]?.explanation.code).toBe('GIVEN');
  });

  it('leave fixed bonuses alone', () => {
    expect(play(campaign({ earn: [rule({ units: 5, per: { kind: 'first' } })], multipliers: { how: 'best', list: [multiplier()] } }), [sale()]).units).toEqual([5]);
  });

  it('open over midnight on the weekday on which they began', () => {
    const late = campaign({ multipliers: { how: 'best', list: [multiplier({ window: { weekdays: [0], hours: [[22 * 60, 2 * 60]] } })] } });
    const at = (hours: number): number => play(late, [sale([line()], { atMs: noonMs + hours * 3_600_000 })]).units[0] ?? 0;
    expect([at(9), at(10), at(13), at(14), at(-11)]).toEqual([1, 2, 2, 1, 1]);
  });
});
