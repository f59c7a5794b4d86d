import { describe, expect, it } from 'vitest';
import type { Limit, Revision, SaleFacts } from './index.ts';
import { campaign, chips, dayMs, hourMs, limit, line, noFacts, noonMs, play, rule, sale } from './test/test-campaign.ts';
import { clockShowsMs } from './window-opens.ts';

const midnightMs = noonMs + 12 * hourMs;
const nextMondayMs = midnightMs + 6 * dayMs;
const decemberMs = Date.UTC(2026, 11, 1, 6);
const visit = { per: { kind: 'visit' } } as const;
const on = (weekdays: readonly number[], hours: readonly (readonly [number, number])[] = []) => ({ weekdays, hours });
const sales: Limit['of'] = { kind: 'sales' };

/** What the last of these sales tells. */
const told = (revision: Revision, all: readonly SaleFacts[]): readonly unknown[] => {
  const { code, facts } = play(revision, all).outcomes.at(-1)?.explanation ?? { code: 'NONE', facts: noFacts };
  return [code, facts['again'], facts['nextMs'], ...(facts['why'] === undefined ? [] : [facts['why']])];
};

/** Bought twice, at noon and at one. */
const twice = [sale([line(2)]), sale([line(2)], { atMs: noonMs + hourMs })];

describe('when it counts again', () => {
  it('is when the last of several full limits has room, whichever is told', () => {
    const week = campaign({ limits: [limit(), limit({ per: 'week' })] });
    expect(told(week, twice)).toEqual(['LIMIT_REACHED', 'week', nextMondayMs]);
    expect(told(week, [sale([line(3)])])).toEqual(['LIMIT_CUT', 'week', nextMondayMs]);
    expect(told(campaign({ limits: [limit(), limit({ per: 'lifetime' })] }), twice)).toEqual(['LIMIT_REACHED', 'never', 0]);
    expect(told(campaign({ earn: [rule(visit)], limits: [limit({ of: sales, max: 1 }), limit({ of: sales, max: 1, per: 'month' })] }), twice)).toEqual(['LIMIT_REACHED', 'month', decemberMs]);
  });

  it('of a cooldown is not before the day’s limit has room', () => {
    expect(told(campaign({ cooldownMs: hourMs, earn: [rule(visit)], limits: [limit({ of: sales, max: 1 })] }), [sale(), sale([line()], { atMs: noonMs + 1 })])).toEqual(['COOLDOWN', 'day', midnightMs]);
    expect(told(campaign({ cooldownMs: hourMs }), [sale(), sale([line()], { atMs: noonMs + 1 })])).toEqual(['COOLDOWN', 'at', noonMs + hourMs]);
  });

  it('is no instant at which the campaign is over', () => {
    expect(told(campaign({ endsAtMs: midnightMs, limits: [limit()] }), twice)).toEqual(['LIMIT_REACHED', 'ends', 0]);
    expect(told(campaign({ endsAtMs: midnightMs + 1, limits: [limit()] }), twice)).toEqual(['LIMIT_REACHED', 'day', midnightMs]);
  });

  it('waits for the window of a rule', () => {
    const mondays = campaign({ earn: [rule({ window: on([0]) })], limits: [limit()] });
    expect(told(mondays, twice)).toEqual(['LIMIT_REACHED', 'week', nextMondayMs]);
    expect(told(campaign({ earn: [rule({ window: on([], [[600, 660]]) })] }), [sale()])).toEqual(['RULE_NOT_NOW', 'at', noonMs + 22 * hourMs, 'window']);
    expect(told(campaign({ earn: [rule({ window: on([1], [[600, 660]]), per: { kind: 'items', every: 3, remainder: 'drop' } })] }), [sale()])).toEqual(['RULE_NOT_NOW', 'never', 0, 'other']);
    expect(told(campaign({ endsAtMs: midnightMs, earn: [rule({ window: on([1]) })] }), [sale()])).toEqual(['RULE_NOT_NOW', 'ends', 0, 'window']);
  });

  it('is with the next purchase after a limit a sale, if nothing else is full', () => {
    expect(told(campaign({ limits: [limit({ per: 'sale' })] }), [sale([line(3)])])).toEqual(['LIMIT_CUT', 'next', 0]);
    expect(told(campaign({ limits: [limit({ per: 'sale' }), limit()] }), [sale([line(3)])])).toEqual(['LIMIT_CUT', 'day', midnightMs]);
  });

  it('of one brand’s limit is when that brand counts, whatever else counts before', () => {
    const brand = campaign({ limits: [limit({ max: 1, scope: { kind: 'brand', brand: 'Sol' } })] });
    expect(told(brand, [sale([line(2), line(2, { gtin: chips, brand: 'Luna' })])])).toEqual(['LIMIT_CUT', 'day', midnightMs]);
    const both = campaign({ limits: [...brand.limits, limit({ max: 1, per: 'week', scope: { kind: 'brand', brand: 'Sol' } })] });
    expect(told(both, [sale([line(2), line(2, { gtin: chips, brand: 'Luna' })])])).toEqual(['LIMIT_CUT', 'week', nextMondayMs]);
  });

  it('is never where nothing but another purchase, card or prize helps', () => {
    expect(told(campaign({ earn: [rule({ per: { kind: 'first' } })] }), twice)).toEqual(['RULE_NOT_NOW', 'never', 0, 'once']);
    expect(told(campaign({ earn: [rule({ per: { kind: 'items', every: 3, remainder: 'drop' } })] }), [sale()])).toEqual(['RULE_NOT_NOW', 'never', 0, 'little']);
    expect(told(campaign({ earn: [rule({ cards: { tags: ['vip'] } })] }), [sale()])).toEqual(['RULE_NOT_NOW', 'never', 0, 'other']);
  });

  it('tells no birthday, that of the card itself neither', () => {
    const birthday = campaign({ earn: [rule({ per: { kind: 'birthday', daysAround: 0 } }), rule({ id: 'tomorrow', units: 1, window: on([3]) })] });
    const tomorrow = sale([line()], { card: { tags: [], birthday: { month: 11, day: 24 }, bucket: 0 } });
    expect(told(birthday, [tomorrow])).toEqual(['RULE_NOT_NOW', 'at', midnightMs + 2 * dayMs, 'window']);
  });
});

describe('the first instant that shows a minute', () => {
  const dayOf = (iso: string): number => Date.parse(iso) / dayMs;
  it.each([
    ['2026-11-01T00:00Z', 90, '2026-11-01T08:30Z', 'the first of the two, where clocks go back'],
    ['2026-11-01T00:00Z', 120, '2026-11-01T10:00Z', 'an hour later from then on'],
    ['2026-03-08T00:00Z', 150, '2026-03-08T10:00Z', 'what comes next, where clocks skip it'],
    ['2026-03-08T00:00Z', 180, '2026-03-08T10:00Z', 'the hour after what was skipped'],
    ['2026-03-07T00:00Z', 150, '2026-03-07T10:30Z', 'itself on any other day'],
  ])('on %s %i is %s: %s', (day, minute, iso) => {
    expect(new Date(clockShowsMs('America/Tijuana', dayOf(day), minute)).toISOString()).toBe(new Date(iso).toISOString());
  });
});
