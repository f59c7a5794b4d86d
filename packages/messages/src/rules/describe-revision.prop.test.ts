import type { Expiry, Revision } from '@qoa/shared/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisions } from '../../../shared/src/rules/test/test-revisions.ts';
import { describeRevision, ruleLabels } from './describe-revision.ts';
import { noNames } from './rule-names.ts';
import { names } from './test-cases.ts';

const locales = ['es', 'en'] as const;
const dayMs = 86_400_000;

/** One number of a revision changed, and whether it is short enough to be told in one paragraph. */
interface Change {
  readonly what: string;
  readonly revision: Revision;
  readonly inShort: boolean;
}

const changesOf = (revision: Revision): readonly Change[] => {
  const { earn, limits, multipliers, tiers, units, rewards, budget, minimum } = revision;
  const changed = (what: string, parts: Partial<Revision>, inShort = true): Change => ({ what, revision: { ...revision, ...parts }, inShort });
  const at = <T>(list: readonly T[], i: number, one: T): readonly T[] => list.map((kept, j) => (j === i ? one : kept));
  return [
    ...earn.map((rule, i) => changed(`earn ${i}`, { earn: at(earn, i, { ...rule, units: rule.units + 1 }) })),
    ...earn.flatMap((rule, i) => [{ weekdays: [0, 2], hours: [] }, { weekdays: [], hours: [[61, 122] as const] }].map((window) => changed(`window ${i}`, { earn: at(earn, i, { ...rule, window }) })).filter(({ revision: { earn: rules } }) => JSON.stringify(rules[i]?.window) !== JSON.stringify(rule.window))),
    ...earn.flatMap((rule, i) => perOf(rule.per).map((per) => changed(`per ${i}`, { earn: at(earn, i, { ...rule, per }) }, false))),
    ...limits.map((limit, i) => changed(`limit ${i}`, { limits: at(limits, i, { ...limit, max: limit.max + 1 }) })),
    ...limits.map((limit, i) => changed(`period ${i}`, { limits: at(limits, i, { ...limit, per: { hours: 99 } }) })),
    ...multipliers.list.map((multiplier, i) => changed(`multiplier ${i}`, { multipliers: { ...multipliers, list: at(multipliers.list, i, { ...multiplier, percent: multiplier.percent === 1000 ? 999 : multiplier.percent + 1 }) } })),
    ...multipliers.list.map((multiplier, i) => changed(`extra ${i}`, { multipliers: { ...multipliers, list: at(multipliers.list, i, { ...multiplier, extraMax: (multiplier.extraMax ?? 0) + 1 }) } })),
    ...(multipliers.list.length > 1 ? [changed('how', { multipliers: { ...multipliers, how: multipliers.how === 'best' ? 'multiply' : 'best' } }, false)] : []),
    ...(tiers === null
      ? []
      : [
          ...tiers.levels.map((level, i) => changed(`level ${i}`, { tiers: { ...tiers, levels: at(tiers.levels, i, { ...level, conditions: level.conditions.map((condition) => ({ ...condition, atLeast: condition.atLeast + 1 })) }) } })),
          ...tiers.levels.map((level, i) => changed(`percent ${i}`, { tiers: { ...tiers, levels: at(tiers.levels, i, { ...level, percent: level.percent + 7 }) } })),
          changed('own sale', { tiers: { ...tiers, countsOwnSale: !tiers.countsOwnSale } }, false),
          changed('grace', { tiers: { ...tiers, graceDays: tiers.graceDays + 1 } }, false),
          changed('fall', { tiers: { ...tiers, onFall: tiers.onFall === 'step' ? 'reach' : 'step' } }, false),
          changed('reset', { tiers: { ...tiers, resetOnRedeem: !tiers.resetOnRedeem } }, false),
        ]),
    ...units.flatMap((unit, i) => [
      changed(`held ${i}`, { units: at(units, i, { ...unit, heldDays: unit.heldDays + 1 }) }, false),
      ...(unit.expiry.by === 'never' ? [] : [changed(`warn ${i}`, { units: at(units, i, { ...unit, warnDays: unit.warnDays + 1 }) }, false)]),
      ...(unit.goal === null ? [] : [changed(`overflow ${i}`, { units: at(units, i, { ...unit, goal: { ...unit.goal, overflow: unit.goal.overflow === 'carry' ? 'drop' : 'carry' } }) }, false)]),
      changed(`expiry ${i}`, { units: at(units, i, { ...unit, expiry: later(unit.expiry) }) }),
    ]),
    ...rewards.slice(0, 1).flatMap(({ times, birthday, ...reward }, i) => [
      changed(`times ${i}`, { rewards: at(rewards, i, { ...reward, ...(birthday === undefined ? {} : { birthday }), times: { max: (times?.max ?? 0) + 1, per: times?.per ?? 'week' } }) }),
      changed(`birthday ${i}`, { rewards: at(rewards, i, { ...reward, ...(times === undefined ? {} : { times }), birthday: { kind: 'days', daysAround: birthday?.kind === 'days' ? birthday.daysAround + 1 : 1 } }) }),
      changed(`cards ${i}`, { rewards: at(rewards, i, { ...rewards[i] ?? reward, cards: { lapsedDays: (reward.cards?.lapsedDays ?? 0) + 1 } }) }),
    ]),
    ...rewards.map((reward, i) => changed(`reward ${i}`, { rewards: at(rewards, i, { ...reward, cost: reward.cost + 1 }) })),
    ...(budget === null ? [] : [changed('budget', { budget: { ...budget, units: (budget.units ?? 0) + 1 } })]),
    ...(minimum === null ? [] : [changed('minimum', { minimum: { ...minimum, pieces: (minimum.pieces ?? 0) + 1 } }), changed('minimum on', { minimum: { ...minimum, on: minimum.on === 'scope' ? 'ticket' : 'scope' } })]),
    changed('cooldown', { cooldownMs: revision.cooldownMs + 60_000 }),
    changed('holdout', { holdoutPercent: revision.holdoutPercent + 1 }, false),
    changed('courtesy', { courtesyMs: revision.courtesyMs + 3_600_000 }, false),
    changed('start', { startsAtMs: revision.startsAtMs + dayMs }, false),
    changed('end', { endsAtMs: (revision.endsAtMs ?? revision.startsAtMs + 600 * dayMs) + dayMs }),
    changed('redeem', { redeemUntilMs: (revision.redeemUntilMs ?? revision.startsAtMs + 600 * dayMs) + dayMs }, false),
    changed('group', { group: revision.group === null ? 'otro' : null }, false),
    changed('allows', { allows: revision.allows.length === 0 ? ['alcohol'] : [] }, false),
    changed('zone', { timeZone: 'America/Tijuana' }, false),
    changed('state', { state: revision.state === 'paused' ? 'active' : 'paused' }),
  ];
};

/** The same way to earn with another number or another choice. */
const perOf = (per: Revision['earn'][number]['per']): readonly Revision['earn'][number]['per'][] => {
  switch (per.kind) {
    case 'items':
      return [{ ...per, every: per.every + 1 }, { ...per, remainder: per.remainder === 'carry' ? 'drop' : 'carry' }];
    case 'amount':
    case 'ticket':
      return [
        { ...per, everyCents: per.everyCents + 1 },
        ...(['steps', 'at', 'mode', 'when', 'remainder'] as const).map((member) => ({ ...per, rounding: { ...per.rounding, ...other[member]?.[per.rounding[member]] } })),
      ];
    case 'different':
      return [{ ...per, atLeast: per.atLeast + 1 }];
    case 'combo':
      return [{ ...per, timesMax: per.timesMax + 1 }, { ...per, parts: per.parts.map((part) => ({ ...part, pieces: part.pieces + 1 })) }];
    case 'birthday':
      return [{ ...per, daysAround: per.daysAround + 1 }];
    default:
      return [];
  }
};

const other: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  steps: { whole: { steps: 'proportional' }, proportional: { steps: 'whole' } },
  at: { unit: { at: 'line' }, line: { at: 'sale' }, sale: { at: 'unit' } },
  mode: { down: { mode: 'nearest' }, nearest: { mode: 'up' }, up: { mode: 'down' } },
  when: { before: { when: 'after' }, after: { when: 'before' } },
  remainder: { carry: { remainder: 'drop' }, drop: { remainder: 'carry' } },
};

const later = (expiry: Expiry): Expiry => {
  if (expiry.by === 'never') return { by: 'first', days: 30 };
  return expiry.by === 'date' ? { ...expiry, atMs: expiry.atMs + dayMs } : { ...expiry, days: expiry.days + 1 };
};

describe.each(locales)('in %s every revision', (locale) => {
  it('has both descriptions, whole sentences without a hole', () => {
    fc.assert(
      fc.property(revisions, fc.constantFrom(names[locale], noNames), (revision, called) => {
        const { short, terms } = describeRevision(revision, called, locale);
        for (const text of [short, ...terms]) {
          expect(text).toMatch(/^[\p{Lu}\d$¡¿].*[.!?]$/u);
          expect(text).not.toMatch(/undefined|NaN|null|\[object|\$\{|[{}]| {2}| [,.;]|\.\.|,\.|\(\)/);
        }
        for (const label of Object.values(ruleLabels(revision, called, locale))) expect(label).not.toMatch(/undefined|NaN| {2}|^$/);
      }),
    );
  });

  it('says everything: who changes a promise changes its terms, and what is felt at the counter the paragraph too', () => {
    fc.assert(
      fc.property(revisions, (revision) => {
        const before = describeRevision(revision, names[locale], locale);
        for (const { what, revision: changed, inShort } of changesOf(revision)) {
          const after = describeRevision(changed, names[locale], locale);
          expect([what, after.terms.join('\n')]).not.toEqual([what, before.terms.join('\n')]);
          if (inShort) expect([what, after.short]).not.toEqual([what, before.short]);
        }
      }),
      // Each run looks at some fifty changes.
      { numRuns: 20 },
    );
  });
});
